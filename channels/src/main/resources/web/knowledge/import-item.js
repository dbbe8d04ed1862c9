import { h } from '../shared/vue.js';
import { articleView } from '../shared/article-view.js';
import { dateOnly } from '../shared/time.js';
import { Alert, Button, Checkbox, Tag } from '../staff/antd.js';
import { articleLink } from './sheet.js';

const ACTIONS = {
  new: { name: '新条目', color: 'green' },
  changed: { name: '更新已有条目', color: 'blue' },
  same: { name: '与已有的相同', color: 'default' },
};

/** What was read about a document, in one line. */
function described(item) {
  return [
    item.documentNumber,
    item.issuer,
    item.issued ? `${dateOnly(item.issued)}发布` : '',
    item.clauses ? `${item.clauses} 条` : '',
    item.tables ? `${item.tables} 张表` : '',
    item.annexes ? `${item.annexes} 个附件` : '',
    item.file,
  ].filter(Boolean);
}

/** The other article: one of the desk, or one of the same upload, which has no page yet. */
const other = (one, inBatch) => (inBatch(one.articleId) ? `${one.title}（同一批）` : articleLink(one.articleId, one.title));

/** Two sentences that say different things about the same matter, side by side. */
function conflict(one, i, inBatch) {
  return h('div', { key: i, class: 'conflict' }, [
    h('figure', [h('figcaption', '这份文件'), h('blockquote', one.here)]),
    h('figure', [h('figcaption', ['另一处：', other(one, inBatch)]), h('blockquote', one.there)]),
  ]);
}

function findings(item, inBatch) {
  return [
    item.warnings.length
      ? h(Alert, { type: 'warning', showIcon: true, message: '请先核对', description: h('ul', item.warnings.map((text, i) => h('li', { key: i }, text))) })
      : null,
    item.duplicates.length
      ? h('div', { class: 'duplicates' }, [
          h('h4', '内容重复'),
          h('ul', item.duplicates.map((one) =>
            h('li', { key: one.articleId }, [other(one, inBatch), h('span', { class: 'muted' }, ` 相同 ${Math.round(one.likeness * 100)}%`)]))),
        ])
      : null,
    item.conflicts.length
      ? h('div', { class: 'conflicts' }, [h('h4', `说法不一（${item.conflicts.length}）`), ...item.conflicts.map((one, i) => conflict(one, i, inBatch))])
      : null,
  ];
}

/**
 * One document of an import.
 *
 * @param ready whether it may be chosen still
 * @param inBatch tells whether an article is of the same upload
 * @param article what would be taken, when it is looked at; null otherwise
 */
export function importItem(item, { ready, chosen, choose, article, open, inBatch }) {
  const action = ACTIONS[item.action] || ACTIONS.new;
  return h('li', { key: item.n, class: ['import-item', { chosen }] }, [
    h('header', [
      ready
        ? h(Checkbox, { checked: chosen, 'aria-label': `选中：${item.title}`, 'onUpdate:checked': choose })
        : null,
      h('h3', item.title),
      h(Tag, { color: action.color }, { default: () => action.name }),
      h(Button, { size: 'small', 'aria-expanded': String(Boolean(article)), onClick: open }, { default: () => (article ? '收起' : '看内容') }),
    ]),
    h('p', { class: 'muted described' }, described(item).join(' · ')),
    ...findings(item, inBatch),
    article
      ? h('div', { class: 'import-article' }, [
          article.questions && article.questions.length
            ? h('div', { class: 'import-questions' }, [h('h4', '群众问法'), h('ul', article.questions.map((text, i) => h('li', { key: i }, text)))])
            : null,
          articleView({ version: 1, ...article }),
        ])
      : null,
  ]);
}
