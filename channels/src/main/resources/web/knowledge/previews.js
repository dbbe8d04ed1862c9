import { h, reactive, watch, computed, defineComponent } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { articleView } from '../shared/article-view.js';
import { Segmented, Select, bind } from '../staff/antd.js';
import { answerAs } from './answer-view.js';
import { articleOf } from './fields.js';
import { loading, notYet } from './loading.js';

const FORMS = [
  { value: 'page', label: '网页条目' },
  { value: 'web', label: '网上对话' },
  { value: 'wechat', label: '微信' },
  { value: 'voice', label: '电话语音' },
];

/**
 * An article as citizens will meet it. The page is drawn from the form as it is typed; what the
 * bot says and speaks is asked of the server, and so is of the version saved last.
 */
export const Previews = defineComponent({
  name: 'Previews',
  props: { form: { type: Object, required: true }, article: { type: Object, default: null }, dirty: Boolean },
  setup(props) {
    const state = reactive({ as: 'page', question: undefined });
    const questions = computed(() => (props.article ? props.article.questions : []));
    const answer = loading(() =>
      get('/api/desk/answer', {
        query: { q: state.question || questions.value[0], draft: props.article.id, region: props.article.region },
      }),
    );

    watch(
      () => [state.as !== 'page', props.article && props.article.version, state.question],
      ([asked]) => {
        if (asked && props.article && questions.value.length) answer.load();
      },
    );

    function page() {
      const shown = { ...articleOf(props.form), version: props.article ? props.article.version : 1 };
      return articleView({ title: '（未填标题）', department: '（未选单位）', ...shown }, { downloads: false });
    }

    function said() {
      if (!props.article) return h('p', { class: 'muted' }, '保存后可以看机器人怎么答。');
      const { data } = answer;
      const other = data && data.citations.length && data.citations[0].articleId !== props.article.id;
      return [
        h('div', { class: 'preview-question' }, [
          h('label', { for: 'preview-question' }, '群众问'),
          h(Select, {
            id: 'preview-question',
            class: 'wide',
            options: questions.value.map((value) => ({ value })),
            ...bind(state, 'question'),
            value: state.question || questions.value[0],
          }),
        ]),
        props.dirty ? h('p', { class: 'muted' }, `这是已保存的第 ${props.article.version} 版的答复；修改保存后更新。`) : null,
        other ? h('p', { class: 'notice bad' }, `这样问，答的是另一条：${data.citations[0].title}`) : null,
        data && !answer.problem ? answerAs(state.as, data) : notYet(answer),
      ];
    }

    return () =>
      h('section', { class: 'preview', tabindex: 0, 'aria-label': '群众看到和听到的样子' }, [
        h('div', { class: 'preview-title' }, [
          h('span', '群众看到和听到的样子'),
          h(Segmented, { size: 'small', options: FORMS, 'aria-label': '预览方式', ...bind(state, 'as') }),
        ]),
        h('div', { class: ['preview-body', state.as] }, state.as === 'page' ? [page()] : said()),
      ]);
  },
});
