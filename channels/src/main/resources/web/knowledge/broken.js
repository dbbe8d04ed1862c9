import { h } from '../shared/vue.js';
import { Alert, Button, Progress } from '../staff/antd.js';
import { articleLink, sheet } from './sheet.js';

const rank = (value) => (value ? `第 ${value} 条` : '找不到');

const COLUMNS = [
  { key: 'question', title: '必答题', main: true },
  { key: 'expected', title: '应答条目', cell: (row) => row.expected.map((one) => articleLink(one.articleId, one.title)) },
  { key: 'rankBefore', title: '现在', class: 'nowrap', cell: (row) => rank(row.rankBefore) },
  { key: 'rankAfter', title: '之后', class: 'nowrap overdue', cell: (row) => rank(row.rankAfter) },
  { key: 'foundInstead', title: '之后答的是', cell: (row) => (row.foundInstead ? articleLink(row.foundInstead.articleId, row.foundInstead.title) : '—') },
];

/** How far the kept questions have been asked before a step, of {asked, total}. */
export function trialProgress({ asked, total }) {
  const percent = total ? Math.floor((asked / total) * 100) : 0;
  return h('div', { class: 'trial', role: 'status' }, [
    h('p', `先用 ${total} 道必答题试考，看会不会有题因此答错：已考 ${asked} 道`),
    h(Progress, { percent, status: 'active', 'aria-label': '试考进度' }),
  ]);
}

/** The kept questions that a step would break, and the choice to take it all the same. */
export function brokenQuestions(broken, { step, busy, onAccept, onCancel }) {
  return h('section', { class: 'broken', role: 'alert', 'aria-label': '必答题告警' }, [
    h(Alert, {
      type: 'warning',
      showIcon: true,
      message: `${step}后有 ${broken.length} 道必答题会答错，尚未${step}`,
      description: '先改正这条知识的问法或正文，或确认这些题本来就该换答案。',
    }),
    sheet({ caption: '会答错的必答题', columns: COLUMNS, rows: broken, rowKey: (row) => row.question }),
    h('div', { class: 'buttons' }, [
      h(Button, { onClick: onCancel }, { default: () => `先不${step}` }),
      h(Button, { danger: true, loading: busy, onClick: onAccept }, { default: () => `仍要${step}，并记入历史` }),
    ]),
  ]);
}
