import { h, reactive, watch, onMounted, defineComponent } from '../shared/vue.js';
import { get, post } from '../shared/api.js';
import { shortTime } from '../shared/time.js';
import { asStaff, may } from '../staff/session.js';
import { Button, Empty, Segmented, Tag, bind, complain, message } from '../staff/antd.js';
import { startDraft } from './draft.js';
import { loading, notYet } from './loading.js';
import { articleLink } from './sheet.js';
import { DAYS } from './periods.js';

const CHANNELS = { WEB: '网页', WECHAT: '微信', VOICE: '电话' };
const OUTCOMES = { unknown: '没找到答案', clarified: '追问后没有选', ordered: '转成了工单', unhelpful: '答了但没用' };
const SEQUELS = { person: '随后转人工', order: '随后登记工单' };
/** Questions of a cluster shown before the rest is asked for, and taken into a draft. */
const SHOWN = 3;
const MOST_QUESTIONS = 8;

const channel = (name) => CHANNELS[String(name).toUpperCase()] || name;

/** What was asked and not answered, the same matter together. */
export const Asked = defineComponent({
  name: 'Asked',
  setup() {
    const state = reactive({ days: 30, open: {}, busy: '' });
    const found = loading(() => get('/api/desk/asked/unanswered', { query: { days: state.days } }));
    onMounted(() => found.load());
    watch(() => state.days, () => found.load());

    const questionsOf = (cluster) => [...new Set([cluster.question, ...cluster.questions.map((one) => one.text)])];

    function draft(cluster) {
      startDraft({ title: cluster.question, questions: questionsOf(cluster).slice(0, MOST_QUESTIONS), asked: cluster.ids });
    }

    async function dealt(cluster) {
      state.busy = cluster.key;
      try {
        await asStaff(() => post('/api/desk/asked/dealt', { ids: cluster.ids }));
        message.success(`已划去 ${cluster.count} 次提问`);
        await found.load();
      } catch (e) {
        complain(e);
      } finally {
        state.busy = '';
      }
    }

    function question(one) {
      return h('li', { key: one.id }, [
        h('span', one.text),
        h('span', { class: 'muted' }, [shortTime(one.at), channel(one.channel), OUTCOMES[one.outcome], SEQUELS[one.sequel]].filter(Boolean).join(' · ')),
      ]);
    }

    function cluster(entry) {
      const open = state.open[entry.key];
      const shown = open ? entry.questions : entry.questions.slice(0, SHOWN);
      return h('li', { key: entry.key, class: 'cluster' }, [
        h('header', [
          h('h3', entry.question),
          h('span', { class: 'count' }, `${entry.count} 次`),
          entry.nowAnswered ? h(Tag, { color: 'green' }, { default: () => '现在答得上来' }) : null,
        ]),
        h('ul', { class: 'questions' }, shown.map(question)),
        entry.questions.length > SHOWN
          ? h('button', { type: 'button', class: 'link', 'aria-expanded': String(Boolean(open)), onClick: () => { state.open[entry.key] = !open; } }, open ? '收起' : `还有 ${entry.questions.length - SHOWN} 种问法`)
          : null,
        entry.nearest
          ? h('p', { class: 'nearest' }, ['最接近的条目：', articleLink(entry.nearest.articleId, entry.nearest.title), h('span', { class: 'muted' }, ` 相近度 ${entry.nearest.cosine.toFixed(2)}`)])
          : null,
        may('KNOWLEDGE_EDIT')
          ? h('div', { class: 'buttons' }, [
              h(Button, { type: 'primary', class: 'do-draft', onClick: () => draft(entry) }, { default: () => '写成条目' }),
              h(Button, { loading: state.busy === entry.key, onClick: () => dealt(entry) }, { default: () => '不必写，划去' }),
            ])
          : null,
      ]);
    }

    function summary({ questions, clusterCount, clusters }) {
      const more = clusterCount > clusters.length ? `，这里是最多的 ${clusters.length} 类` : '';
      return questions ? `${questions} 次提问没有答上来，合成 ${clusterCount} 类${more}。` : '';
    }

    return () => {
      const missing = notYet(found);
      return h('section', { class: 'pad asked', 'aria-label': '没答上来' }, [
        h('div', { class: 'filters' }, [h(Segmented, { options: DAYS, 'aria-label': '时段', ...bind(state, 'days') })]),
        missing || [
          h('p', { class: 'muted', role: 'status' }, summary(found.data)),
          found.data.clusters.length
            ? h('ol', { class: 'clusters' }, found.data.clusters.map(cluster))
            : h(Empty, { description: '这段时间没有答不上来的提问' }),
        ],
      ]);
    };
  },
});
