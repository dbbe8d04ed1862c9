/** The kinds of words editors keep, with what each does and how it is written. */
export const KINDS = {
  同义: {
    color: 'blue',
    terms: '意思相同的说法（两个以上）',
    hint: '问其中一个说法，也找得到写着另一个说法的条目，如 社保卡、市民卡',
  },
  纠正: {
    color: 'orange',
    terms: '听错、写错的说法',
    target: '应为',
    hint: '听错、写错的按正确的读，如 立水 → 丽水',
  },
  地名: {
    color: 'green',
    terms: '群众的叫法',
    target: '所在区划',
    hint: '民间地名认到所在的县、乡镇或街道，用于登记地点和分级答复',
  },
};
