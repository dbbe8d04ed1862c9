import { h } from '../shared/vue.js';
import { Tag } from '../staff/antd.js';

const TONES = { 涉及安全: 'red', 水电气: 'orange' };

/** Name and value of every fact told, in the order a seat reads them. */
function rows(facts) {
  const amount = facts.amount ? `${facts.amount.toLocaleString('zh-CN')} 元` : '';
  const points = facts.points || [];
  return [
    [
      '诉求点',
      points.length
        ? h('ol', { class: 'points' }, points.map((point, i) =>
            h('li', { key: i }, [
              point.text,
              point.unit ? h('span', { class: 'muted' }, `　拟办：${point.unit}`) : null,
            ]),
          ))
        : null,
    ],
    ['换算时间', facts.time],
    ['金额', amount],
    ['车牌', facts.plate],
    ['涉及单位', facts.company],
    ['涉及人数', facts.people],
    ['需要关照', (facts.vulnerable || []).join('、')],
    ['相关工单', facts.relatedOrder],
    ['紧急程度', facts.urgency ? h(Tag, { color: TONES[facts.urgency] }, { default: () => facts.urgency }) : null],
  ].filter(([, value]) => value);
}

/** Terms and descriptions of the facts, to stand inside a dl. */
export function factRows(facts) {
  return rows(facts || {}).flatMap(([name, value]) => [h('dt', name), h('dd', value)]);
}

/** What the bot understood so far; nothing when it understood nothing. */
export function factList(facts) {
  const found = factRows(facts);
  return found.length
    ? h('section', { class: 'facts', 'aria-label': '机器人听出的事实' }, [
        h('h3', '机器人听出的事实'),
        h('dl', { class: 'order-details' }, found),
      ])
    : null;
}
