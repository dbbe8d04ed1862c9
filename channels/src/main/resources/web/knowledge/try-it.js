import { h, reactive, watch, onMounted, defineComponent } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { markdown } from '../shared/markdown.js';
import { longTime, today } from '../shared/time.js';
import { Alert, Button, DatePicker, Empty, Input, Segmented, Select, Tag, bind } from '../staff/antd.js';
import { go } from './address.js';
import { answerAs } from './answer-view.js';
import { ArticleSelect } from './article-select.js';
import { regions } from './form.js';
import { loading, notYet } from './loading.js';
import { articleLink } from './sheet.js';

const CHANNELS = [
  { value: 'web', label: '网上对话' },
  { value: 'wechat', label: '微信' },
  { value: 'voice', label: '电话语音' },
];

const fixed = (value, digits = 3) => (typeof value === 'number' ? value.toFixed(digits) : '—');

function score(name, value, digits) {
  return typeof value === 'number'
    ? h('span', { class: 'score' }, [h('span', { class: 'muted' }, name), h('b', fixed(value, digits))])
    : null;
}

/** Answers a question as the bot would: today or on another day, with a draft or without. */
export const TryIt = defineComponent({
  name: 'TryIt',
  props: { query: { type: Object, default: () => ({}) } },
  setup(props) {
    const state = reactive({ q: '', asOf: undefined, draft: undefined, region: undefined, as: 'web', more: false });
    const answer = loading((query) => get('/api/desk/answer', { query }));

    /** The address holds the question, so that a trial can be sent to a colleague. */
    function take(query) {
      Object.assign(state, { q: query.q || '', asOf: query.asOf, draft: query.draft, region: query.region });
      state.more ||= Boolean(query.asOf || query.draft || query.region);
      if (state.q) answer.load({ ...query });
    }
    onMounted(() => take(props.query));
    watch(() => props.query, take);

    function ask(event) {
      event.preventDefault();
      const q = state.q.trim();
      if (!q) return;
      const query = { q, asOf: state.asOf, draft: state.draft, region: state.region };
      const same = JSON.stringify({ ...props.query }) === JSON.stringify(JSON.parse(JSON.stringify(query)));
      if (same) answer.load(query);
      else go('try', { query });
    }

    const labelled = (id, name, control) => h('div', { class: 'labelled' }, [h('label', { for: id }, name), control]);

    function circumstances() {
      return h('div', { class: 'circumstances' }, [
        labelled('try-as-of', '按哪天的知识答', h(DatePicker, {
          id: 'try-as-of',
          valueFormat: 'YYYY-MM-DD',
          format: 'YYYY年M月D日',
          placeholder: '现在',
          class: 'wide',
          disabled: Boolean(state.draft),
          disabledDate: (day) => day.format('YYYY-MM-DD') > today(),
          ...bind(state, 'asOf'),
        })),
        labelled('try-region', '群众在哪里', h(Select, {
          id: 'try-region',
          allowClear: true,
          showSearch: true,
          optionFilterProp: 'label',
          placeholder: '全市',
          options: regions(),
          class: 'wide',
          ...bind(state, 'region'),
        })),
        labelled('try-draft', '当作已发布的草稿', h(ArticleSelect, { id: 'try-draft', placeholder: '不带草稿', disabled: Boolean(state.asOf), ...bind(state, 'draft') })),
      ]);
    }

    function hit(found, i) {
      return h('li', { key: `${found.articleId}-${i}`, class: 'hit' }, [
        h('div', { class: 'hit-title' }, [
          h('b', `${i + 1}.`),
          articleLink(found.articleId, found.title),
          found.heading ? h(Tag, null, { default: () => found.heading }) : null,
        ]),
        found.explanation && found.explanation.length ? h('ul', { class: 'why' }, found.explanation.map((text) => h('li', { key: text }, text))) : null,
        h('details', [h('summary', '找到的段落'), h('div', { class: 'hit-text md' }, markdown(found.text, { headingLevel: 4 }))]),
        h('p', { class: 'scores' }, [score('综合', found.score), score('语义', found.cosine), score('字面', found.lexical, 2)]),
      ]);
    }

    function result(data) {
      return h('div', { class: 'try-result' }, [
        h('section', { class: 'panel', 'aria-label': '机器人怎么答' }, [
          h('header', [h('h2', '机器人怎么答'), h(Segmented, { size: 'small', options: CHANNELS, 'aria-label': '渠道', ...bind(state, 'as') })]),
          data.asOf ? h(Alert, { type: 'info', showIcon: true, message: `按 ${longTime(data.asOf)} 在用的知识和词库` }) : null,
          answerAs(state.as, data),
        ]),
        h('section', { class: 'found', 'aria-label': '找到了什么，为什么' }, [
          h('h2', '找到了什么，为什么'),
          data.hits.length ? h('ol', { class: 'hits' }, data.hits.map(hit)) : h(Empty, { description: '没有找到' }),
        ]),
      ]);
    }

    return () =>
      h('section', { class: 'pad try-it', 'aria-label': '试一试' }, [
        h('form', { onSubmit: ask }, [
          h('div', { class: 'filters' }, [
            h(Input, { size: 'large', class: 'try-input', placeholder: '像群众那样问一句', 'aria-label': '试一试提问', maxlength: 500, ...bind(state, 'q') }),
            h(Button, { size: 'large', type: 'primary', htmlType: 'submit', loading: answer.busy }, { default: () => '试一试' }),
            h(Button, { size: 'large', 'aria-expanded': String(state.more), onClick: () => { state.more = !state.more; } }, { default: () => '日期、地点、草稿' }),
          ]),
          state.more ? circumstances() : null,
        ]),
        h('div', { 'aria-live': 'polite' }, [
          answer.problem || (answer.busy && !answer.data) ? notYet(answer) : null,
          answer.data && !answer.problem ? result(answer.data) : null,
        ]),
      ]);
  },
});
