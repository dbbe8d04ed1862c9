import { h } from '../shared/vue.js';
import { longTime, remaining } from '../shared/time.js';
import { Button, Spin } from '../staff/antd.js';

/** What the duty list says: unit, category, clause, reason and deadline. */
export function dispatchCard(proposal, { busy, onUse, used }) {
  if (busy && !proposal) return h(Spin, { size: 'small' });
  if (!proposal) return h('p', { class: 'muted' }, '填写诉求内容后给出派单建议');
  const row = (name, value) => (value ? [h('dt', name), h('dd', value)] : []);
  return h('section', { class: 'dispatch', 'aria-label': '派单建议' }, [
    h('header', [
      h('b', proposal.unit),
      used
        ? h('span', { class: 'muted' }, '已采用')
        : h(Button, { size: 'small', onClick: onUse }, { default: () => '采用' }),
    ]),
    h('dl', [
      ...row('类别', (proposal.category || []).filter(Boolean).join(' › ')),
      ...row('依据', proposal.clause),
      ...row('理由', proposal.reason),
      ...row('属地', proposal.jurisdiction),
      ...row('期限', proposal.dueAt ? `${longTime(proposal.dueAt)}（${remaining(proposal.dueAt)}）` : ''),
    ]),
  ]);
}
