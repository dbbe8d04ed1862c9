import { h, reactive, watch, onMounted, defineComponent } from '../shared/vue.js';
import { get, post } from '../shared/api.js';
import { shortTime } from '../shared/time.js';
import { asStaff, may } from '../staff/session.js';
import { Button, Empty, Segmented, bind, complain, message } from '../staff/antd.js';
import { loading, notYet } from './loading.js';
import { DAYS } from './periods.js';
import { articleLink, sheet } from './sheet.js';

const ASKS = {
  hits: { name: '用得多少', path: 'usage' },
  unhelpful: { name: '答了没用', path: 'unhelpful' },
  coverage: { name: '各单位覆盖', path: 'coverage' },
};

const number = (key, title) => ({ key, title, class: 'number' });
const titled = { key: 'title', title: '条目', main: true, cell: (row) => articleLink(row.articleId, row.title) };
const unit = { key: 'department', title: '责任单位' };

const HITS = [
  titled,
  unit,
  number('hits', '答复次数'),
  number('helpful', '有用'),
  { ...number('unhelpful', '没用'), cell: (row) => h('span', { class: { overdue: row.unhelpful > row.helpful } }, row.unhelpful) },
  { key: 'lastAt', title: '最近一次', class: 'nowrap', cell: (row) => shortTime(row.lastAt) },
];

const COVERAGE = [
  { key: 'department', title: '单位', main: true, cell: (row) => h('a', { href: `#list?${new URLSearchParams({ department: row.department })}` }, row.department) },
  number('articles', '条目'),
  { ...number('live', '在用'), cell: (row) => h('span', { class: { overdue: !row.live } }, row.live) },
  number('hits', '答复次数'),
  number('unhelpful', '没用'),
  { ...number('reviewDue', '复核到期'), cell: (row) => h('span', { class: { overdue: row.reviewDue } }, row.reviewDue) },
  { ...number('expiring', '即将过期'), cell: (row) => h('span', { class: { overdue: row.expiring } }, row.expiring) },
];

/** How the knowledge is used: what answers, what did not help, who has written what. */
export const Usage = defineComponent({
  name: 'Usage',
  setup() {
    const state = reactive({ what: 'hits', days: 30, busy: 0 });
    const found = loading((what) =>
      get(`/api/desk/asked/${ASKS[what].path}`, { query: { days: state.days } }).then((data) => ({ what, ...data })),
    );
    const load = () => found.load(state.what);
    onMounted(load);
    watch(() => [state.what, state.days], load);

    async function dealt(answer) {
      state.busy = answer.id;
      try {
        await asStaff(() => post('/api/desk/asked/dealt', { ids: [answer.id] }));
        message.success('已划去');
        await load();
      } catch (e) {
        complain(e);
      } finally {
        state.busy = 0;
      }
    }

    function hits({ questions, answered, unanswered, articles, never }) {
      const share = questions ? `，答上来 ${Math.round((answered / questions) * 100)}%` : '';
      return [
        h('p', { class: 'muted' }, `${questions} 次提问：答复 ${answered} 次，没答上来 ${unanswered} 次${share}。`),
        articles.length
          ? sheet({ caption: '条目的答复次数', columns: HITS, rows: articles, rowKey: (row) => row.articleId })
          : h(Empty, { description: '这段时间没有答复' }),
        never.length
          ? h('details', { class: 'never' }, [
              h('summary', `${never.length} 条在用的知识一次也没有答过`),
              h('ul', never.map((row) => h('li', { key: row.articleId }, [articleLink(row.articleId, row.title), h('span', { class: 'muted' }, ` ${row.department}`)]))),
            ])
          : null,
      ];
    }

    function unhelpful({ articles }) {
      if (!articles.length) return h(Empty, { description: '这段时间没有人说“没用”' });
      return h('ol', { class: 'clusters' }, articles.map((row) =>
        h('li', { key: row.articleId, class: 'cluster' }, [
          h('header', [h('h3', [row.articleId ? articleLink(row.articleId, row.title) : row.title]), h('span', { class: 'count' }, `${row.count} 次没用`), h('span', { class: 'muted' }, row.department)]),
          h('ul', { class: 'questions' }, row.answers.map((one) =>
            h('li', { key: one.id }, [
              h('span', [one.text, one.comment ? h('q', { class: 'comment' }, one.comment) : null]),
              h('span', { class: 'muted' }, [
                `${shortTime(one.at)} · 第 ${one.version} 版`,
                may('KNOWLEDGE_EDIT')
                  ? h('button', { type: 'button', class: 'link', disabled: state.busy === one.id, 'aria-label': `划去：${one.text}`, onClick: () => dealt(one) }, '划去')
                  : null,
              ]),
            ]))),
          row.articleId
            ? h('div', { class: 'buttons' }, [h(Button, { href: `#article/${encodeURIComponent(row.articleId)}` }, { default: () => '去修改' })])
            : null,
        ])));
    }

    const coverage = ({ departments }) =>
      sheet({ caption: '各单位的知识', columns: COVERAGE, rows: departments, rowKey: (row) => row.department });

    const VIEWS = { hits, unhelpful, coverage };

    return () => {
      const ready = found.data && found.data.what === state.what;
      return h('section', { class: 'pad usage', 'aria-label': '用得怎样' }, [
        h('div', { class: 'filters' }, [
          h(Segmented, { options: Object.entries(ASKS).map(([value, { name }]) => ({ value, label: name })), 'aria-label': '看什么', ...bind(state, 'what') }),
          h(Segmented, { options: DAYS, 'aria-label': '时段', ...bind(state, 'days') }),
        ]),
        found.problem || !ready ? notYet({ ...found, load, data: ready ? found.data : null }) : VIEWS[state.what](found.data),
      ]);
    };
  },
});
