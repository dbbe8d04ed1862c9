import { h, ref, watch, nextTick, defineComponent } from '../shared/vue.js';
import { icon } from '../shared/icons.js';
import { markdown } from '../shared/markdown.js';
import { seatName } from '../shared/seat.js';
import { shortTime } from '../shared/time.js';
import { Alert, Button, Empty, Modal, Spin, Tag } from '../staff/antd.js';
import { channelIcon, channelName } from './queue.js';
import { Recordings } from './recordings.js';
import { summaryCard } from './summary.js';

const SPEAKERS = { citizen: '市民', bot: '智能助手', seat: '座席', system: '系统' };
const HOLDERS = {
  bot: ['智能助手', 'blue'],
  queue: ['等待人工', 'orange'],
  seat: ['人工服务中', 'green'],
  closed: ['已结束', 'default'],
};

/** A picture of the conversation; a click opens it whole. */
export function picture(id) {
  const src = `/api/desk/pictures/${encodeURIComponent(id)}`;
  return h('a', { href: src, target: '_blank', rel: 'noopener' }, [
    h('img', { class: 'line-picture', src, alt: '图片', loading: 'lazy' }),
  ]);
}

/** Other readings of what was spoken, without what is shown already. */
function others(message) {
  return message.heardAs
    .map((one) => one.text)
    .filter((text) => text && text !== message.text)
    .join('；');
}

function note(entry) {
  return h('li', { key: `n${entry.seq}`, class: 'line by-system' }, [
    h('div', { class: 'line-text' }, [`${shortTime(entry.at)} ${entry.text}`]),
  ]);
}

/** Messages and notes in the order in which they came. */
function timeline(talk) {
  const notes = (talk.notes || []).map((entry) => ({ seq: entry.seq, node: () => note(entry) }));
  const lines = talk.messages.map((entry) => ({ seq: entry.seq, node: () => line(entry) }));
  return [...notes, ...lines].sort((a, b) => a.seq - b.seq).map((entry) => entry.node());
}

function line(message) {
  const who = message.from === 'seat' ? seatName(message.seat) : SPEAKERS[message.from];
  const order = message.reply && message.reply.order;
  return h('li', { key: `m${message.seq}`, class: ['line', `by-${message.from}`] }, [
    h('p', { class: 'line-who' }, [who, h('time', { datetime: message.at }, shortTime(message.at))]),
    h(
      'div',
      { class: 'line-text md' },
      message.picture
        ? [picture(message.picture)]
        : message.from === 'bot'
          ? markdown(message.text, { headingLevel: 3 })
          : [h('p', { class: 'pre' }, message.text)],
    ),
    message.heardAs && others(message)
      ? h('p', { class: 'line-note' }, `也可能是：${others(message)}`)
      : null,
    order
      ? h('p', { class: 'line-note' }, [icon('ticket', { size: 16 }), `工单 ${order.number} · ${order.unit}`])
      : null,
  ]);
}

function unsent(entry, retry) {
  return h('li', { key: entry.key, class: ['line', 'by-seat', entry.state] }, [
    h('p', { class: 'line-who' }, [
      entry.state === 'failed' ? `没有发出：${entry.why}` : '发送中',
      entry.state === 'failed'
        ? h(Button, { type: 'link', size: 'small', onClick: () => retry(entry) }, { default: () => '重发' })
        : null,
    ]),
    h('div', { class: 'line-text md' }, [h('p', { class: 'pre' }, entry.text)]),
  ]);
}

/** The centre column: everything said so far, and what can be done with the conversation. */
export const Talk = defineComponent({
  name: 'Talk',
  props: {
    desk: { type: Object, required: true },
    actions: { type: Object, required: true },
    mayOrder: Boolean,
  },
  setup(props, { slots }) {
    const box = ref(null);
    const { state } = props.desk;

    function toEnd() {
      if (box.value) box.value.scrollTop = box.value.scrollHeight;
    }

    watch(
      () => [state.id, state.talk && state.talk.messages.length, state.pending.length, state.typing, state.hearing, state.talk && (state.talk.notes || []).length],
      () => nextTick(toEnd),
    );

    function confirmClose() {
      Modal.confirm({
        title: '结束这个会话？',
        content: '市民会看到服务已结束，并可以评价。',
        okText: '结束',
        cancelText: '再想想',
        onOk: props.actions.close,
      });
    }
    props.actions.confirmClose = confirmClose;

    function head() {
      const { talk } = state;
      const [label, color] = HOLDERS[talk.holder] || [talk.holder, 'default'];
      const mine = props.desk.isMine(state.id);
      const other = talk.holder === 'seat' && !mine;
      return h('header', { class: 'talk-head' }, [
        channelIcon(talk.channel),
        h('div', { class: 'talk-title' }, [
          h('h2', [
            `${channelName(talk.channel)}会话`,
            h(Tag, { color }, { default: () => (talk.holder === 'seat' && talk.seat ? `${label}：${talk.seat}` : label) }),
          ]),
          h('p', { class: 'muted' }, [
            talk.dialled ? `拨打 ${talk.dialled} ` : '',
            `${shortTime(talk.startedAt)} 开始`,
          ]),
        ]),
        h('div', { class: 'talk-actions' }, [
          !mine && talk.holder !== 'closed'
            ? h(
                Button,
                { type: 'primary', disabled: other, onClick: () => props.actions.take(state.id) },
                { default: () => (other ? '他人服务中' : '接入') },
              )
            : null,
          mine && props.mayOrder
            ? h(Button, { type: 'primary', ghost: true, class: 'to-order', onClick: props.actions.toOrder }, { default: () => '生成工单' })
            : null,
          mine
            ? h(Button, { onClick: props.actions.giveBack }, { default: () => '交回机器人' })
            : null,
          mine ? h(Button, { danger: true, onClick: confirmClose }, { default: () => '结束' }) : null,
        ]),
      ]);
    }

    return () => {
      if (!state.id) {
        return h('section', { class: 'column talk empty' }, [
          h(Empty, { description: '从左侧选择一个会话，或按 Alt+N 接入等待最久的市民' }),
        ]);
      }
      if (!state.talk) return h('section', { class: 'column talk empty' }, [h(Spin)]);
      return h('section', { class: 'column talk', 'aria-label': '当前会话' }, [
        head(),
        state.link === 'offline'
          ? h(Alert, { type: 'warning', banner: true, message: '网络已断开，正在重新连接' })
          : null,
        summaryCard(state.talk),
        state.talk.channel === 'voice'
          ? h(Recordings, { conversation: state.id, key: state.id, changes: (state.talk.notes || []).length })
          : null,
        h('div', { class: 'lines', ref: box, tabindex: 0, onLoadCapture: toEnd, role: 'log', 'aria-label': '会话内容' }, [
          h('ol', [
            ...timeline(state.talk),
            ...state.pending.map((entry) => unsent(entry, props.actions.retry)),
          ]),
          state.hearing
            ? h('p', { class: 'hearing-note', role: 'status' }, [h('span', '市民正在说：'), state.hearing])
            : null,
          state.typing ? h('p', { class: 'typing-note', role: 'status' }, '市民正在输入…') : null,
        ]),
        slots.default ? slots.default() : null,
      ]);
    };
  },
});
