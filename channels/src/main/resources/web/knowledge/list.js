import { h, reactive, watch, onMounted, defineComponent } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { dateOnly, shortTime, today } from '../shared/time.js';
import { asStaff, may } from '../staff/session.js';
import { Alert, Button, Input, Select, Table, Tag, bind } from '../staff/antd.js';
import { organisation } from '../desk/organisation.js';
import { STATES, STATE_COLORS } from './fields.js';

const PAGE = 20;
const SETTLE_MS = 350;

const COLUMNS = [
  { title: '标题', key: 'title', dataIndex: 'title' },
  { title: '责任单位', key: 'department', dataIndex: 'department', width: 170 },
  { title: '状态', key: 'state', dataIndex: 'state', width: 90 },
  { title: '有效期', key: 'valid', width: 220 },
  { title: '复核期限', key: 'reviewBy', dataIndex: 'reviewBy', width: 140 },
  { title: '最近修改', key: 'updatedAt', dataIndex: 'updatedAt', width: 190 },
  { title: '版本', key: 'version', dataIndex: 'version', width: 70, align: 'right' },
];

/** All articles: search, filters, paging. */
export const ArticleList = defineComponent({
  name: 'ArticleList',
  props: { stamp: { type: Number, default: 0 } },
  emits: ['open', 'create'],
  setup(props, { emit }) {
    const state = reactive({
      text: '',
      state: undefined,
      department: undefined,
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
    watch(() => props.stamp, load);
    watch(
      () => [state.text, state.state, state.department],
      () => {
        state.page = 1;
        clearTimeout(timer);
        timer = setTimeout(load, SETTLE_MS);
      },
    );

    function cell({ column, record }) {
      if (column.key === 'title') {
        return h('button', { type: 'button', class: 'article-link', onClick: () => emit('open', record.id) }, [
          h('span', record.title),
          h('span', { class: 'muted' }, record.id),
        ]);
      }
      if (column.key === 'state') {
        return h(Tag, { color: STATE_COLORS[record.state] }, { default: () => record.state });
      }
      if (column.key === 'valid') {
        const ended = record.validTo && record.validTo < today();
        return h('span', { class: { overdue: ended } }, `${dateOnly(record.validFrom)} 起${record.validTo ? `至 ${dateOnly(record.validTo)}` : ''}`);
      }
      if (column.key === 'reviewBy') {
        const due = record.reviewBy && record.reviewBy < today();
        return record.reviewBy ? h('span', { class: { overdue: due } }, dateOnly(record.reviewBy)) : '—';
      }
      if (column.key === 'updatedAt') {
        return h('span', [shortTime(record.updatedAt), h('span', { class: 'muted' }, ` ${record.editor}`)]);
      }
      return record[column.key];
    }

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
          ? h(Button, { type: 'primary', class: 'right', onClick: () => emit('create') }, { default: () => '新建条目' })
          : null,
      ]);
    }

    return () =>
      h('section', { class: 'pad articles' }, [
        filters(),
        state.problem ? h(Alert, { type: 'error', showIcon: true, message: state.problem }) : null,
        h(
          Table,
          {
            columns: COLUMNS,
            dataSource: state.articles,
            rowKey: 'id',
            loading: state.busy,
            size: 'middle',
            scroll: { x: 1100 },
            pagination: {
              current: state.page,
              pageSize: PAGE,
              total: state.total,
              showSizeChanger: false,
              showTotal: (total) => `共 ${total} 条`,
            },
            onChange: (pagination) => {
              state.page = pagination.current;
              load();
            },
          },
          { bodyCell: cell },
        ),
      ]);
  },
});
