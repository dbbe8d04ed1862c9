import { h, reactive, watch, onMounted, onBeforeUnmount, defineComponent } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { dateOnly, shortTime, today } from '../shared/time.js';
import { asStaff, may } from '../staff/session.js';
import { Alert, Button, Empty, Input, Pagination, Select, Spin, Tag, bind } from '../staff/antd.js';
import { organisation } from '../desk/organisation.js';
import { STATES, STATE_COLORS } from './fields.js';
import { articleLink, sheet } from './sheet.js';

const PAGE = 20;
const SETTLE_MS = 350;

const past = (day) => day && day < today();

const COLUMNS = [
  { key: 'title', title: '标题', main: true, cell: (line) => articleLink(line.id, line.title, line.id) },
  { key: 'department', title: '责任单位' },
  { key: 'state', title: '状态', cell: stateOf },
  {
    key: 'valid',
    title: '有效期',
    cell: (line) =>
      h(
        'span',
        { class: { overdue: past(line.validTo) } },
        `${dateOnly(line.validFrom)} 起${line.validTo ? `至 ${dateOnly(line.validTo)}` : ''}`,
      ),
  },
  {
    key: 'reviewBy',
    title: '复核期限',
    class: 'nowrap',
    cell: (line) => h('span', { class: { overdue: past(line.reviewBy) } }, dateOnly(line.reviewBy) || '—'),
  },
  {
    key: 'updatedAt',
    title: '最近修改',
    class: 'nowrap',
    cell: (line) => [shortTime(line.updatedAt), h('span', { class: 'muted' }, ` ${line.editorName}`)],
  },
  { key: 'version', title: '版本', class: 'nowrap', cell: (line) => `第 ${line.version} 版` },
];

/** The state of what editors work on and, when citizens are answered from another version, of that. */
function stateOf(line) {
  const beside = line.liveVersion && line.liveVersion !== line.version;
  return [
    h(Tag, { color: STATE_COLORS[line.state] }, { default: () => line.state }),
    beside ? h('span', { class: 'muted nowrap' }, `第 ${line.liveVersion} 版在用`) : null,
  ];
}

/** All articles: search, filters, paging. */
export const ArticleList = defineComponent({
  name: 'ArticleList',
  props: { query: { type: Object, default: () => ({}) } },
  setup(props) {
    const state = reactive({
      text: props.query.text || '',
      state: props.query.state,
      department: props.query.department,
      page: 1,
      total: 0,
      articles: [],
      busy: false,
      problem: '',
    });
    let timer = 0;
    let turn = 0;

    async function load() {
      turn += 1;
      const mine = turn;
      state.busy = true;
      try {
        const query = {
          text: state.text.trim(),
          state: state.state,
          department: state.department,
          offset: (state.page - 1) * PAGE,
          limit: PAGE,
        };
        const found = await asStaff(() => get('/api/desk/articles', { query }));
        if (mine !== turn) return;
        Object.assign(state, { articles: found.articles, total: found.total, problem: '' });
      } catch (e) {
        if (mine === turn) state.problem = e.line;
      } finally {
        if (mine === turn) state.busy = false;
      }
    }

    onMounted(load);
    onBeforeUnmount(() => clearTimeout(timer));
    watch(
      () => [state.text, state.state, state.department],
      () => {
        state.page = 1;
        clearTimeout(timer);
        timer = setTimeout(load, SETTLE_MS);
      },
    );

    function filters() {
      return h('div', { class: 'filters' }, [
        h(Input, {
          class: 'filter-text',
          allowClear: true,
          placeholder: '标题、问法、编号',
          'aria-label': '搜索条目',
          ...bind(state, 'text'),
        }),
        h('label', { class: 'visually-hidden', for: 'filter-state' }, '按状态筛选'),
        h(Select, {
          id: 'filter-state',
          class: 'filter-state',
          allowClear: true,
          placeholder: '全部状态',
          options: STATES.map((value) => ({ value })),
          ...bind(state, 'state'),
        }),
        h('label', { class: 'visually-hidden', for: 'filter-department' }, '按责任单位筛选'),
        h(Select, {
          id: 'filter-department',
          class: 'filter-department',
          allowClear: true,
          showSearch: true,
          placeholder: '全部单位',
          options: organisation.departments.map((value) => ({ value })),
          ...bind(state, 'department'),
        }),
        may('KNOWLEDGE_EDIT')
          ? h(Button, { type: 'primary', class: 'right', href: '#new' }, { default: () => '新建条目' })
          : null,
      ]);
    }

    const turnTo = (page) => {
      state.page = page;
      load();
    };

    return () =>
      h('section', { class: 'pad articles', 'aria-label': '条目' }, [
        filters(),
        state.problem ? h(Alert, { type: 'error', showIcon: true, role: 'alert', message: state.problem }) : null,
        h(Spin, { spinning: state.busy }, {
          default: () =>
            state.articles.length || state.busy
              ? sheet({ caption: '条目', columns: COLUMNS, rows: state.articles, rowKey: (line) => line.id })
              : h(Empty, { description: '没有符合条件的条目' }),
        }),
        h(Pagination, {
          class: 'pages',
          current: state.page,
          pageSize: PAGE,
          total: state.total,
          showSizeChanger: false,
          showTotal: (total) => `共 ${total} 条`,
          onChange: turnTo,
        }),
      ]);
  },
});
