import { h } from '../shared/vue.js';

/** What a seat must know before the first word; nothing when nothing is known yet. */
export function summaryCard(talk) {
  const { summary, orders = [] } = talk;
  if (!summary) return null;
  const rows = [
    ['紧急', summary.emergency ? `听出紧急情况（${summary.emergency}）` : ''],
    ['来意', summary.wants.join('；')],
    ['转接原因', summary.reason],
    ['已答复', summary.answered.join('；')],
    ['没听完', summary.unheard],
    ['没听懂', summary.notUnderstood ? `${summary.notUnderstood} 次` : ''],
    ['工单', orders.map((order) => `${order.number}（${order.state}）`).join('；')],
  ].filter(([, text]) => text);
  return rows.length
    ? h('section', { class: ['summary', { urgent: summary.emergency }], 'aria-label': '要点' }, [
        h('dl', rows.flatMap(([name, text]) => [h('dt', name), h('dd', text)])),
      ])
    : null;
}
