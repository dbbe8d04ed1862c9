// What changed between two texts, for people to read: whole lines first, then, where a line was
// reworded and not replaced, the words inside it. The comparing is jsdiff's; what is a word, and
// when a line counts as reworded, is said here.

/** Lines with less in common than this are told as one gone and one new. */
const ALIKE = 0.35;
/** Fewer unchanged signs than this between two changes are read as part of the change. */
const SHORTEST_ISLAND = 2;

/** One Chinese character, one word, one number with its separators, or one run of blanks. */
const TOKEN = /\p{Script=Han}|\d+(?:[.,:]\d+)*|[\p{L}\p{M}]+|\s+|./gsu;

/** Pieces of two lists in order, as {kind: 'same' | 'gone' | 'new', values}. */
function compared(a, b) {
  return window.Diff.diffArrays(a, b).map(({ value, added, removed }) => ({
    kind: (added && 'new') || (removed && 'gone') || 'same',
    values: value,
  }));
}

/** Joins neighbours of a kind; within a change what is gone comes before what is new. */
function joined(pieces) {
  const out = [];
  let gone = '';
  let fresh = '';
  const flush = () => {
    if (gone) out.push({ kind: 'gone', text: gone });
    if (fresh) out.push({ kind: 'new', text: fresh });
    gone = '';
    fresh = '';
  };
  pieces.forEach(({ kind, text }) => {
    if (kind === 'gone') gone += text;
    else if (kind === 'new') fresh += text;
    else {
      flush();
      const last = out[out.length - 1];
      if (last && last.kind === 'same') last.text += text;
      else out.push({ kind, text });
    }
  });
  flush();
  return out;
}

/** Single unchanged signs inside a change tear it apart; they are told as changed too. */
function withoutIslands(pieces) {
  return joined(
    pieces.flatMap((piece, at) => {
      const inside = at > 0 && at < pieces.length - 1;
      if (piece.kind !== 'same' || !inside || [...piece.text].length >= SHORTEST_ISLAND) return [piece];
      return [{ kind: 'gone', text: piece.text }, { kind: 'new', text: piece.text }];
    }),
  );
}

/**
 * The pieces of a reworded line, as {kind: 'same' | 'gone' | 'new', text}; null when the two lines
 * have too little in common to be one line reworded.
 */
export function wordDiff(before, after) {
  const a = before.match(TOKEN) || [];
  const b = after.match(TOKEN) || [];
  const pieces = compared(a, b);
  const same = pieces.reduce((sum, { kind, values }) => sum + (kind === 'same' ? values.length : 0), 0);
  if (!same || (2 * same) / (a.length + b.length) < ALIKE) return null;
  return withoutIslands(joined(pieces.map(({ kind, values }) => ({ kind, text: values.join('') }))));
}

const linesOf = (text) => (text ? String(text).split('\n') : []);

/** Pairs the lines of a changed stretch, in order: each gone line with the first new one like it. */
function paired(gone, fresh) {
  const out = [];
  let next = 0;
  gone.forEach((line) => {
    for (let at = next; at < fresh.length; at += 1) {
      const parts = wordDiff(line, fresh[at]);
      if (parts) {
        fresh.slice(next, at).forEach((text) => out.push({ kind: 'new', text }));
        out.push({ kind: 'changed', parts });
        next = at + 1;
        return;
      }
    }
    out.push({ kind: 'gone', text: line });
  });
  fresh.slice(next).forEach((text) => out.push({ kind: 'new', text }));
  return out;
}

/**
 * Lines of both texts in order: {kind: 'same' | 'gone' | 'new', text}, and for a reworded line
 * {kind: 'changed', parts} with the parts of `wordDiff`.
 */
export function textDiff(before, after) {
  const out = [];
  let gone = [];
  let fresh = [];
  const flush = () => {
    out.push(...paired(gone, fresh));
    gone = [];
    fresh = [];
  };
  compared(linesOf(before), linesOf(after)).forEach(({ kind, values }) => {
    if (kind === 'gone') gone.push(...values);
    else if (kind === 'new') fresh.push(...values);
    else {
      flush();
      values.forEach((text) => out.push({ kind, text }));
    }
  });
  flush();
  return out;
}
