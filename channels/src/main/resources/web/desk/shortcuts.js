import { h } from '../shared/vue.js';

const KEYS = [
  ['Alt + N', '接入等待最久的市民'],
  ['Alt + J / K', '下一个 / 上一个我的会话'],
  ['Alt + 1～9', '插入第几条推荐答案'],
  ['Alt + P', '常用语'],
  ['Alt + A', '推荐答案'],
  ['Alt + O', '工单'],
  ['Alt + G', '按会话内容生成工单'],
  ['Alt + R', '交回机器人'],
  ['Alt + E', '结束会话'],
  ['Alt + I', '回到输入框'],
  ['Enter', '发送（Shift + Enter 换行）'],
];

/** The list of shortcuts, for the help popover. */
export function shortcutHelp() {
  return h(
    'dl',
    { class: 'shortcuts' },
    KEYS.flatMap(([keys, does]) => [h('dt', [h('kbd', keys)]), h('dd', does)]),
  );
}

/**
 * Listens for the shortcuts; answers how to stop listening. Physical keys are compared, because Alt
 * changes the letter on some keyboards.
 */
export function listen(actions) {
  function pressed(event) {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const digit = /^Digit([1-9])$/.exec(event.code);
    const action = digit ? () => actions.suggestion(Number(digit[1]) - 1) : actions[event.code];
    if (!action) return;
    event.preventDefault();
    action();
  }
  window.addEventListener('keydown', pressed);
  return () => window.removeEventListener('keydown', pressed);
}
