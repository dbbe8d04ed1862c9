import { h, onMounted, defineComponent } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { dateOnly, shortTime } from '../shared/time.js';
import { may } from '../staff/session.js';
import { Empty, Tag } from '../staff/antd.js';
import { STATE_COLORS } from './fields.js';
import { loading, notYet } from './loading.js';
import { articleLink, sheet } from './sheet.js';

/** What waits for somebody, shared with the count on the tab. */
export const work = loading(() => get('/api/desk/knowledge/work'));

/** The work that is this person's to do: a reviewer reviews, an editor takes up what came back. */
work.waiting = () => {
  if (!work.data) return 0;
  const reviews = may('KNOWLEDGE_PUBLISH') ? work.data.toReview.length : 0;
  return reviews + (may('KNOWLEDGE_EDIT') ? work.data.returned.length : 0);
};

const day = (field) => (line) => (line[field] ? dateOnly(line[field]) : '—');

/** Each heap with what to do about it and the date that put an article there. */
const HEAPS = [
  { key: 'toReview', name: '待审', hint: '由没有改过它的人核对后发布，或写明原因退回。', tab: 'history' },
  { key: 'returned', name: '退回', hint: '按审核意见改好，再送审。' },
  { key: 'drafts', name: '草稿', hint: '写好后送审；群众还看不到。' },
  { key: 'reviewDue', name: '复核到期', hint: '核对内容是否仍然准确，确认无误或修改。', date: { title: '复核期限', cell: day('reviewBy') } },
  { key: 'expiring', name: '即将过期', hint: '六十天内失效，届时自动停止答复。', date: { title: '失效日期', cell: day('liveTo') } },
  { key: 'expired', name: '已过期', hint: '已停止答复；仍然有效的，改好日期再送审。', date: { title: '失效日期', cell: day('validTo') } },
];

/** Who did what last, and what was said with it. */
const last = (line) => [
  `${line.act}${line.note ? `：${line.note}` : ''}`,
  h('div', { class: 'muted' }, `${line.editorName} ${shortTime(line.updatedAt)}`),
];

function columns(heap) {
  return [
    { key: 'title', title: '标题', main: true, cell: (line) => articleLink(line.id, line.title, line.id, heap.tab && line.liveVersion ? heap.tab : '') },
    { key: 'department', title: '责任单位' },
    {
      key: 'state',
      title: '状态',
      cell: (line) => [
        h(Tag, { color: STATE_COLORS[line.state] }, { default: () => line.state }),
        h('span', { class: 'muted nowrap' }, `第 ${line.version} 版`),
      ],
    },
    ...(heap.date ? [{ key: 'date', ...heap.date, class: 'overdue' }] : []),
    { key: 'authorName', title: '起草' },
    { key: 'updatedAt', title: '最近一步', cell: last },
  ];
}

/** The work list of editors and reviewers. */
export const Work = defineComponent({
  name: 'Work',
  setup() {
    onMounted(() => work.load());

    function heap(entry) {
      const lines = work.data[entry.key];
      if (!lines.length) return null;
      return h('section', { key: entry.key, class: ['heap', entry.key], 'aria-label': entry.name }, [
        h('h2', [entry.name, h('span', { class: 'count' }, lines.length)]),
        h('p', { class: 'muted' }, entry.hint),
        sheet({ caption: entry.name, columns: columns(entry), rows: lines, rowKey: (line) => line.id }),
      ]);
    }

    return () => {
      const missing = notYet(work);
      if (missing) return h('section', { class: 'pad' }, [missing]);
      const heaps = HEAPS.map(heap).filter(Boolean);
      return h('section', { class: 'pad work', 'aria-label': '待办' }, heaps.length ? heaps : [h(Empty, { description: '没有待办' })]);
    };
  },
});
