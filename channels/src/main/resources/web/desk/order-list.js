import { h, reactive, watch, onMounted, defineComponent } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { longTime, remaining, shortTime } from '../shared/time.js';
import { asStaff } from '../staff/session.js';
import { Alert, Button, Input, Select, Table, Tag, bind } from '../staff/antd.js';
import { OrderDrawer } from './order-drawer.js';

const PAGE = 20;
const SETTLE_MS = 350;
const STATES = [
  '已受理',
  '待签收',
  '已签收',
  '办理中',
  '已答复',
  '已回访',
  '已评价',
  '已归档',
  '会商中',
  '已挂起',
  '已撤诉',
];

/** All orders: search, filter by state, open one. */
export const OrderList = defineComponent({
  name: 'OrderList',
  props: { departments: { type: Array, default: () => [] } },
  setup() {
    const state = reactive({
      text: '',
      state: undefined,
      page: 1,
      total: 0,
      orders: [],
      busy: false,
      problem: '',
      open: '',
    });
    let timer = 0;
    let turn = 0;

    async function load() {
      turn += 1;
      const mine = turn;
      state.busy = true;
      try {
        const query = { text: state.text.trim(), state: state.state, offset: (state.page - 1) * PAGE, limit: PAGE };
        const found = await asStaff(() => get('/api/desk/orders', { query }));
        if (mine !== turn) return;
        Object.assign(state, { orders: found.orders, total: found.total, problem: '' });
      } catch (e) {
        if (mine === turn) state.problem = e.line;
      } finally {
        if (mine === turn) state.busy = false;
      }
    }

    onMounted(load);
    watch(
      () => [state.text, state.state],
      () => {
        state.page = 1;
        clearTimeout(timer);
        timer = setTimeout(load, SETTLE_MS);
      },
    );

    const columns = [
      { title: '编号', dataIndex: 'number', key: 'number', width: 190 },
      { title: '类型', dataIndex: 'type', key: 'type', width: 80 },
      { title: '诉求', dataIndex: 'title', key: 'title', ellipsis: true },
      { title: '地点', dataIndex: 'place', key: 'place', ellipsis: true, width: 180 },
      { title: '承办单位', dataIndex: 'unit', key: 'unit', width: 160 },
      { title: '受理', dataIndex: 'acceptedAt', key: 'acceptedAt', width: 130 },
      { title: '期限', dataIndex: 'dueAt', key: 'dueAt', width: 150 },
      { title: '状态', dataIndex: 'state', key: 'state', width: 100 },
    ];

    function cell({ column, record }) {
      if (column.key === 'number') {
        return h(
          'button',
          { type: 'button', class: 'link', onClick: () => { state.open = record.number; } },
          record.number,
        );
      }
      if (column.key === 'acceptedAt') return shortTime(record.acceptedAt);
      if (column.key === 'dueAt') {
        return h('span', { class: record.overdue ? 'overdue' : '', title: longTime(record.dueAt) }, remaining(record.dueAt));
      }
      if (column.key === 'state') return h(Tag, { color: record.overdue ? 'red' : 'blue' }, { default: () => record.state });
      return record[column.key];
    }

    return () =>
      h('section', { class: 'pad order-list' }, [
        h('div', { class: 'filters' }, [
          h(Input, {
            allowClear: true,
            placeholder: '编号、诉求、单位',
            'aria-label': '搜索工单',
            class: 'filter-text',
            ...bind(state, 'text'),
          }),
          h('label', { class: 'visually-hidden', for: 'order-state' }, '按状态筛选'),
          h(Select, {
            id: 'order-state',
            allowClear: true,
            placeholder: '全部状态',
            class: 'filter-state',
            options: STATES.map((value) => ({ value })),
            ...bind(state, 'state'),
          }),
          h(Button, { onClick: load }, { default: () => '刷新' }),
        ]),
        state.problem ? h(Alert, { type: 'error', showIcon: true, message: state.problem }) : null,
        h(
          Table,
          {
            columns,
            dataSource: state.orders,
            rowKey: 'number',
            loading: state.busy,
            size: 'middle',
            scroll: { x: 1100 },
            pagination: {
              current: state.page,
              pageSize: PAGE,
              total: state.total,
              showSizeChanger: false,
              showTotal: (total) => `共 ${total} 件`,
            },
            onChange: (pagination) => {
              state.page = pagination.current;
              load();
            },
          },
          { bodyCell: cell },
        ),
        h(OrderDrawer, {
          number: state.open,
          onClose: () => {
            state.open = '';
          },
          onChanged: load,
        }),
      ]);
  },
});
