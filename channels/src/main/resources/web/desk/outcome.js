import { h } from '../shared/vue.js';
import { longTime } from '../shared/time.js';
import { Tag } from '../staff/antd.js';

const COLOURS = { 满意: 'green', 基本满意: 'blue', 不满意: 'red' };
const YES_NO = { solved: ['已解决', '没有解决'], contacted: ['承办单位已联系', '承办单位没有联系'] };

/** One time a citizen was followed up, as a list item. */
export function outcome(entry) {
  const said = (name) =>
    entry[name] === undefined ? null : YES_NO[name][entry[name] ? 0 : 1];
  return h('li', { key: `${entry.number}-${entry.round}-${entry.at}`, class: 'follow-up' }, [
    entry.reached
      ? h(Tag, { color: COLOURS[entry.result] || 'default' }, { default: () => entry.result || '未评价' })
      : h(Tag, null, { default: () => '没有接通' }),
    entry.round > 1 ? h(Tag, { color: 'orange' }, { default: () => `第 ${entry.round} 次答复` }) : null,
    h('span', { class: 'muted' }, `${entry.by === 'citizen' ? '市民本人' : entry.by} · ${longTime(entry.at)}`),
    h(
      'p',
      [
        entry.handling ? `办理过程：${entry.handling}` : null,
        said('solved'),
        said('contacted'),
        entry.reason,
      ]
        .filter(Boolean)
        .join('；'),
    ),
  ]);
}
