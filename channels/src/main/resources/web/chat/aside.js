import { h } from '../shared/vue.js';
import { icon } from '../shared/icons.js';

const URGENT = [
  ['110', '报警'],
  ['119', '火警'],
  ['120', '急救'],
  ['122', '交通事故'],
];

const HELPS = [
  ['book', '问政策、问办事', '答复注明出处、责任单位和有效期'],
  ['ticket', '反映问题', '登记成工单，给您编号和答复期限'],
  ['headset', '转人工', '说“转人工”或点下方按钮'],
];

/** What the service is, for screens with room for it. */
export function aside() {
  return h('aside', { class: 'about', 'aria-label': '服务说明' }, [
    h('h2', '我能帮您做什么'),
    h(
      'ul',
      { class: 'helps' },
      HELPS.map(([symbol, title, text]) =>
        h('li', [icon(symbol, { size: 22 }), h('div', [h('b', title), h('p', text)])]),
      ),
    ),
    h('h2', '紧急情况请直接拨打'),
    h(
      'ul',
      { class: 'urgent' },
      URGENT.map(([number, name]) =>
        h('li', [h('a', { href: `tel:${number}` }, [h('b', number), h('span', name)])]),
      ),
    ),
    h('p', { class: 'privacy' }, [
      icon('shield', { size: 18 }),
      '您的姓名和电话只用于办理和回复，可以要求保密。',
    ]),
  ]);
}
