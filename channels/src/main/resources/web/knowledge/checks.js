import { h, reactive, watch, onMounted, defineComponent } from '../shared/vue.js';
import { get, post, remove } from '../shared/api.js';
import { dateOnly } from '../shared/time.js';
import { asStaff, may } from '../staff/session.js';
import { Alert, Button, Empty, Form, FormItem, Input, bind, complain, message } from '../staff/antd.js';
import { ArticleSelect } from './article-select.js';
import { loading, notYet } from './loading.js';
import { articleLink, pages, sheet } from './sheet.js';

const share = (value) => `${(value * 100).toFixed(1)}%`;

/** The questions that must always find their article: kept, run, and minded at every publish. */
export const Checks = defineComponent({
  name: 'Checks',
  setup() {
    const kept = loading(() => get('/api/desk/kept-questions'));
    const run = loading(() => post('/api/desk/kept-questions/run', {}, { timeout: 120000 }));
    const form = reactive({ question: '', relevant: [] });
    const state = reactive({ adding: false, problem: '', text: '' });
    const paging = pages();
    onMounted(() => kept.load());
    watch(() => state.text, () => {
      paging.state.page = 1;
    });

    async function add() {
      if (!form.question.trim() || !form.relevant.length) {
        state.problem = '请写明问题，并选出应该答它的条目';
        return;
      }
      state.adding = true;
      state.problem = '';
      try {
        await asStaff(() => post('/api/desk/kept-questions', { question: form.question.trim(), relevant: form.relevant }));
        Object.assign(form, { question: '', relevant: [] });
        message.success('已加入必答题');
        await kept.load();
      } catch (e) {
        state.problem = e.line;
      } finally {
        state.adding = false;
      }
    }

    async function drop(row) {
      try {
        await asStaff(() => remove(`/api/desk/kept-questions/${row.id}`));
        message.success('已移出必答题');
        await kept.load();
      } catch (e) {
        complain(e);
      }
    }

    const columns = [
      { key: 'question', title: '问题', main: true },
      { key: 'relevant', title: '应答条目', cell: (row) => row.relevant.map((one) => articleLink(one.articleId, one.title)) },
      { key: 'addedBy', title: '加入', cell: (row) => h('span', { class: 'muted' }, `${row.addedByName} ${dateOnly(row.at)}`) },
      {
        key: 'do',
        title: '操作',
        class: 'nowrap',
        cell: (row) => may('KNOWLEDGE_EDIT')
          ? h('button', { type: 'button', class: 'link', 'aria-label': `移出：${row.question}`, onClick: () => drop(row) }, '移出')
          : '—',
      },
    ];

    const FAILING = [
      { key: 'question', title: '问题', main: true },
      { key: 'expected', title: '应答条目', cell: (row) => row.expected.map((one) => articleLink(one.articleId, one.title)) },
      { key: 'found', title: '实际找到', cell: (row) => (row.found.length ? row.found.map((one) => articleLink(one.articleId, one.title)) : '没有找到') },
    ];

    function outcome() {
      if (run.problem || (run.busy && !run.data)) return notYet(run);
      if (!run.data) return null;
      const { questions, recallAt1, mrrAt10, failing } = run.data;
      return h('div', { class: 'outcome', role: 'status' }, [
        h('dl', { class: 'figures' }, [
          h('div', [h('dt', '题数'), h('dd', questions)]),
          h('div', [h('dt', '首条就对'), h('dd', share(recallAt1))]),
          h('div', [h('dt', '平均倒数名次'), h('dd', mrrAt10.toFixed(3))]),
          h('div', [h('dt', '答错'), h('dd', { class: { overdue: failing.length } }, failing.length)]),
        ]),
        failing.length
          ? sheet({ caption: '答错的必答题', columns: FAILING, rows: failing, rowKey: (row) => row.question })
          : h(Alert, { type: 'success', showIcon: true, message: '全部答对' }),
      ]);
    }

    function addForm() {
      return h(Form, { layout: 'vertical', model: form, class: 'field-row add-check', onFinish: add }, {
        default: () => [
          h(FormItem, { label: '问题', htmlFor: 'check-question' }, {
            default: () => h(Input, { id: 'check-question', maxlength: 200, placeholder: '群众的一句问话', ...bind(form, 'question') }),
          }),
          h(FormItem, { label: '应答条目', htmlFor: 'check-relevant' }, {
            default: () => h(ArticleSelect, { id: 'check-relevant', several: true, ...bind(form, 'relevant') }),
          }),
          h(Button, { htmlType: 'submit', loading: state.adding }, { default: () => '加入必答题' }),
          state.problem ? h(Alert, { type: 'error', showIcon: true, role: 'alert', message: state.problem }) : null,
        ],
      });
    }

    return () => {
      const missing = notYet(kept);
      if (missing) return h('section', { class: 'pad' }, [missing]);
      const all = kept.data.questions;
      const rows = all.filter((row) => row.question.includes(state.text.trim()));
      return h('section', { class: 'pad checks', 'aria-label': '必答题' }, [
        h('p', { class: 'muted' }, '每次发布或下架都先考一遍；有题会因此答错时，先告诉发布的人是哪几道。'),
        h('div', { class: 'panel' }, [
          h('div', { class: 'filters' }, [h(Button, { type: 'primary', loading: run.busy, onClick: () => run.load() }, { default: () => `现在考一遍（${all.length} 题）` })]),
          outcome(),
        ]),
        may('KNOWLEDGE_EDIT') ? addForm() : null,
        h('div', { class: 'filters' }, [h(Input, { class: 'filter-text', allowClear: true, placeholder: '找题', 'aria-label': '找题', ...bind(state, 'text') })]),
        rows.length ? sheet({ caption: '必答题', columns, rows: paging.of(rows), rowKey: (row) => row.id || row.question }) : h(Empty, { description: '没有必答题' }),
        paging.control(rows),
      ]);
    };
  },
});
