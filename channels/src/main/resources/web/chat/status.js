import { h } from '../shared/vue.js';
import { icon } from '../shared/icons.js';
import { seatName } from '../shared/seat.js';

function line(kind, symbol, ...content) {
  return h('div', { class: ['status', kind], role: 'status' }, [
    icon(symbol, { size: 18 }),
    h('span', content),
  ]);
}

/** The one line under the header that says who has the conversation or what is wrong. */
export function statusLine(state) {
  if (state.link === 'offline') {
    return line('warn', 'offline', '网络已断开，消息会在恢复后自动发送。紧急情况请直接拨打 ', telephone('110'), '；也可拨打 ', telephone('12345'));
  }
  if (state.trouble) {
    return line('warn', 'alert', `${state.trouble}，正在重试。也可直接拨打 `, telephone('12345'));
  }
  if (state.holder === 'queue') {
    const ahead = Math.max(0, state.queuePosition - 1);
    const where = ahead ? `前面还有 ${ahead} 位` : '您排在第 1 位';
    return line('queue', 'clock', '正在为您转接人工座席，', h('b', where), '，可以继续留言');
  }
  if (state.holder === 'seat') {
    return line('seat', 'headset', h('b', seatName(state.seat)), ' 正在为您服务');
  }
  if (state.holder === 'closed') return line('closed', 'check', '本次服务已结束');
  return null;
}

function telephone(number) {
  return h('a', { href: `tel:${number}` }, number);
}
