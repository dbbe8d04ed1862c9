import { h } from '../shared/vue.js';
import { icon } from '../shared/icons.js';
import { markdown } from '../shared/markdown.js';
import { shortTime } from '../shared/time.js';
import { seatName } from '../shared/seat.js';
import { OrderCard } from '../shared/order-card.js';
import { Feedback } from './feedback.js';

const EMERGENCY = {
  110: '报警',
  119: '火警',
  120: '急救',
  122: '交通事故',
};
const DIALLED = ['110', '119', '120', '122', '12345'];

const SENDING = { sending: '发送中', sent: '已送达' };

/** The emergency numbers a text names, in its order; all of them when it names none. */
export function emergencyNumbers(text) {
  const named = (text.match(/(?<!\d)(110|119|120|122)(?!\d)/g) || []).filter(
    (n, i, all) => all.indexOf(n) === i,
  );
  return named.length ? named : Object.keys(EMERGENCY);
}

function callButtons(text) {
  return h(
    'div',
    { class: 'calls' },
    emergencyNumbers(text).map((number) =>
      h('a', { class: 'call', href: `tel:${number}` }, [
        icon('phone'),
        h('span', [h('b', number), ` ${EMERGENCY[number]}`]),
      ]),
    ),
  );
}

function sources(citations, open) {
  if (!citations || !citations.length) return null;
  return h('div', { class: 'sources' }, [
    h('p', { class: 'sources-title' }, '依据'),
    h(
      'ul',
      citations.map((citation) =>
        h('li', { key: `${citation.articleId}-${citation.version}` }, [
          h('button', { type: 'button', class: 'source', onClick: () => open(citation) }, [
            icon('book', { size: 18 }),
            h('span', { class: 'source-text' }, [
              h('span', { class: 'source-title' }, citation.title),
              h('span', { class: 'source-dept' }, citation.department),
            ]),
            icon('chevron', { size: 16 }),
          ]),
        ]),
      ),
    ),
  ]);
}

/** Lines that the order card says again, and better. */
const ON_CARD = /^(\*\*)?(工单号|承办单位|答复期限|目前状态)(\*\*)?：/;

function withoutCardLines(text) {
  return text
    .split('\n')
    .filter((line) => !ON_CARD.test(line.trim()))
    .join('\n');
}

function botBody(message, actions) {
  const reply = message.reply || { kind: 'answer', citations: [] };
  const text = reply.order ? withoutCardLines(message.text) : message.text;
  const emergency = reply.kind === 'emergency';
  return h('div', { class: ['bubble', `kind-${reply.kind}`] }, [
    emergency
      ? h('p', { class: 'emergency-title', role: 'alert' }, [icon('alert', { size: 24 }), '紧急情况'])
      : null,
    h('div', { class: 'md' }, markdown(text, { headingLevel: 2, phones: DIALLED })),
    emergency ? callButtons(message.text) : null,
    reply.order
      ? h(OrderCard, { order: reply.order, onProgress: (number) => actions.progress(number) })
      : null,
    sources(reply.citations, actions.openSource),
  ]);
}

/** An answer that has its place in the conversation can be judged. */
function feedback(message, actions) {
  const judged = message.reply && message.reply.kind === 'answer' && Number.isInteger(message.seq);
  return judged
    ? h(Feedback, { seq: message.seq, helpful: message.helpful, judge: actions.judge })
    : null;
}

function delivery(message, actions) {
  if (message.state === 'failed') {
    return h('div', { class: 'delivery failed', role: 'alert' }, [
      icon('alert', { size: 16 }),
      h('span', message.why || '没有发送成功'),
      h('button', { type: 'button', onClick: () => actions.retry(message.key) }, '重发'),
      h('button', { type: 'button', onClick: () => actions.discard(message.key) }, '删除'),
    ]);
  }
  const label = SENDING[message.state];
  return label ? h('div', { class: 'delivery' }, label) : null;
}

const AVATARS = { bot: 'chat', seat: 'headset' };

/** One message as it stands in the log; `first` when the speaker changes with it. */
export function bubble(message, { first, actions }) {
  if (message.from === 'system') {
    return h('div', { key: message.id, class: 'system-line' }, message.text);
  }
  const mine = message.from === 'citizen';
  const name = mine ? '我' : message.from === 'seat' ? seatName(message.seat) : '智能助手';
  return h('div', { key: message.id, class: ['row', `from-${message.from}`, first && 'first'] }, [
    mine ? null : h('span', { class: 'avatar' }, first ? [icon(AVATARS[message.from])] : []),
    h('div', { class: 'said' }, [
      h('p', { class: first ? 'who' : 'visually-hidden' }, [
        h('span', { class: mine ? 'visually-hidden' : '' }, name),
        message.at ? h('time', { datetime: message.at }, shortTime(message.at)) : null,
      ]),
      message.from === 'bot'
        ? botBody(message, actions)
        : h('div', { class: 'bubble plain' }, message.text),
      message.from === 'bot' ? feedback(message, actions) : null,
      delivery(message, actions),
    ]),
  ]);
}
