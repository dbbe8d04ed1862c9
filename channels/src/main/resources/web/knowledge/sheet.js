import { h, reactive } from '../shared/vue.js';
import { Pagination } from '../staff/antd.js';
import { addressOf } from './address.js';

/**
 * A table that becomes a stack of cards on a phone. The roles are said outright because a table
 * that CSS lays out as blocks is no table to a screen reader any more.
 *
 * @param columns each {key, title, cell?(row), class?, main?}; the main one is the row's heading
 * @param rowKey gives the key of a row
 * @param more gives what stands under a row over its whole width, or nothing
 */
export function sheet({ caption, columns, rows, rowKey, more = () => null }) {
  const lines = rows.flatMap((row) => {
    const under = more(row);
    return [
      h(
        'tr',
        { key: rowKey(row), role: 'row' },
        columns.map((column) =>
          h(
            column.main ? 'th' : 'td',
            {
              key: column.key,
              role: column.main ? 'rowheader' : 'cell',
              scope: column.main ? 'row' : undefined,
              class: column.class,
              'data-label': column.title,
            },
            [h('div', { class: 'value' }, [column.cell ? column.cell(row) : row[column.key]])],
          ),
        ),
      ),
      under
        ? h('tr', { key: `${rowKey(row)}-more`, role: 'row', class: 'under' }, [
            h('td', { role: 'cell', colspan: columns.length }, [under]),
          ])
        : null,
    ];
  });
  return h('table', { class: 'sheet', role: 'table', 'aria-label': caption }, [
    h('thead', { role: 'rowgroup' }, [
      h(
        'tr',
        { role: 'row' },
        columns.map((column) =>
          h('th', { key: column.key, role: 'columnheader', scope: 'col', class: column.class }, column.title),
        ),
      ),
    ]),
    h('tbody', { role: 'rowgroup' }, lines),
  ]);
}

/** A link that looks like what it is: the title of an article, leading to its page. */
export function articleLink(id, title, more, tab) {
  return h('a', { class: 'article-link', href: `#${addressOf('article', { id, tab })}` }, [
    h('span', title),
    more ? h('span', { class: 'muted' }, more) : null,
  ]);
}

const PAGE = 50;

/** A long list shown a page at a time: the rows of the page one is on, and the way to the others. */
export function pages() {
  const state = reactive({ page: 1 });
  return {
    state,
    of: (rows) => rows.slice((state.page - 1) * PAGE, state.page * PAGE),
    control: (rows) =>
      rows.length > PAGE
        ? h(Pagination, {
            class: 'pages',
            current: state.page,
            pageSize: PAGE,
            total: rows.length,
            showSizeChanger: false,
            showTotal: (total) => `共 ${total} 条`,
            onChange: (page) => {
              state.page = page;
            },
          })
        : null,
  };
}
