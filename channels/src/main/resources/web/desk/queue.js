import { h } from '../shared/vue.js';
import { icon } from '../shared/icons.js';
import { shortTime, stopwatch } from '../shared/time.js';
import { Badge, Button, Empty } from '../staff/antd.js';

const CHANNELS = {
  web: ['globe', '网页'],
  wechat: ['wechat', '微信'],
  voice: ['phone', '电话'],
  terminal: ['chat', '终端'],
  seat: ['headset', '座席'],
};

/** Why somebody waits, where the engine gives a code instead of words. */
const REASONS = { citizen: '市民要求转人工' };

/** The waiting times at which a case asks for attention: amber, then red. */
const LONG_SECONDS = 60;
const TOO_LONG_SECONDS = 180;

/** What a channel is called. */
export function channelName(channel) {
  return (CHANNELS[String(channel).toLowerCase()] || ['', channel || '其他'])[1];
}

export function channelIcon(channel) {
  const [symbol, name] = CHANNELS[String(channel).toLowerCase()] || ['chat', channel || '其他'];
  return icon(symbol, { size: 18, label: name });
}

function urgency(seconds) {
  if (seconds > TOO_LONG_SECONDS) return 'too-long';
  return seconds > LONG_SECONDS ? 'long' : '';
}

function waitingItem(desk, entry, actions) {
  const seconds = desk.waited(entry);
  const id = entry.conversationId;
  return h('li', { key: id, class: ['case', { current: desk.state.id === id }] }, [
    h('button', { type: 'button', class: 'case-open', onClick: () => actions.select(id) }, [
      h('span', { class: 'case-head' }, [
        channelIcon(entry.channel),
        h('span', { class: 'case-channel', 'aria-hidden': 'true' }, channelName(entry.channel)),
        h('span', { class: 'case-reason' }, REASONS[entry.reason] || entry.reason || '等待人工'),
        h('span', { class: ['wait', urgency(seconds)], title: '已等待' }, [
          icon('clock', { size: 14 }),
          stopwatch(seconds),
        ]),
      ]),
      h('span', { class: 'case-text' }, entry.lastText || '（还没有说话）'),
    ]),
    h(
      Button,
      { type: 'primary', size: 'small', class: 'take', onClick: () => actions.take(id) },
      { default: () => '接入' },
    ),
  ]);
}

function mineItem(desk, entry, actions) {
  const id = entry.conversationId;
  const unread = desk.state.unread[id] || 0;
  return h('li', { key: id, class: ['case', { current: desk.state.id === id }] }, [
    h('button', { type: 'button', class: 'case-open', onClick: () => actions.select(id) }, [
      h('span', { class: 'case-head' }, [
        channelIcon(entry.channel),
        h('span', { class: 'case-reason' }, '服务中'),
        unread ? h(Badge, { count: unread, title: `${unread} 条未读` }) : null,
        h('span', { class: 'wait' }, `${shortTime(entry.since)} 起`),
      ]),
      h('span', { class: 'case-text' }, entry.lastText || ''),
    ]),
  ]);
}

function group(title, count, items, empty) {
  return h('section', { class: 'cases' }, [
    h('h2', [title, h('span', { class: 'count-badge' }, String(count))]),
    items.length
      ? h('ul', items)
      : h(Empty, { image: Empty.PRESENTED_IMAGE_SIMPLE, description: empty }),
  ]);
}

/** The left column: who waits, and whom I serve. */
export function queueColumn(desk, actions) {
  const { waiting, mine } = desk.state;
  return h('aside', { class: 'column queue', 'aria-label': '会话列表' }, [
    group(
      '等待接入',
      waiting.length,
      waiting.map((entry) => waitingItem(desk, entry, actions)),
      '没有人在等待',
    ),
    group(
      '我的会话',
      mine.length,
      mine.map((entry) => mineItem(desk, entry, actions)),
      '还没有接入会话',
    ),
  ]);
}
