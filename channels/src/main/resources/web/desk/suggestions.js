import { h, ref, watch, onMounted, defineComponent } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { markdown } from '../shared/markdown.js';
import { asStaff } from '../staff/session.js';
import { Alert, Button, Empty, Input, Spin, Tag } from '../staff/antd.js';

const SETTLE_MS = 400;
/** So many characters of a sentence may tell what it is about. */
const ENOUGH = 4;

/** Answers the knowledge base offers to the citizen's last words, or to the seat's own. */
export const Suggestions = defineComponent({
  name: 'Suggestions',
  props: {
    conversation: { type: String, required: true },
    heard: { type: Number, default: 0 },
    /** What the citizen is saying just now, as far as it was understood. */
    hearing: { type: String, default: '' },
    enabled: Boolean,
  },
  emits: ['insert'],
  setup(props, { emit, expose }) {
    const found = ref([]);
    const query = ref('');
    const busy = ref(false);
    const problem = ref('');
    let timer = 0;
    let turn = 0;

    async function load() {
      turn += 1;
      const mine = turn;
      busy.value = true;
      problem.value = '';
      try {
        const path = `/api/desk/conversations/${encodeURIComponent(props.conversation)}/suggestions`;
        const answer = await asStaff(() => get(path, { query: { q: query.value.trim() || props.hearing } }));
        if (mine === turn) found.value = answer.suggestions || [];
      } catch (e) {
        if (mine === turn) problem.value = e.line;
      } finally {
        if (mine === turn) busy.value = false;
      }
    }

    function soon() {
      clearTimeout(timer);
      timer = setTimeout(load, SETTLE_MS);
    }

    onMounted(load);
    watch(
      () => props.conversation,
      () => {
        query.value = '';
        found.value = [];
        load();
      },
    );
    watch(() => props.heard, () => !query.value && soon());
    watch(
      () => props.hearing,
      (words) => !query.value && words.length >= ENOUGH && soon(),
    );

    function use(suggestion) {
      emit('insert', suggestion.text.replace(/\*\*/g, '').replace(/^#+\s*/gm, ''));
    }

    expose({ use: (n) => props.enabled && found.value[n] && use(found.value[n]) });

    function card(suggestion, i) {
      const page = `/articles/${encodeURIComponent(suggestion.articleId)}?version=${suggestion.version}`;
      return h('article', { key: suggestion.articleId, class: 'suggestion' }, [
        h('header', [
          h('span', { class: 'suggestion-no' }, String(i + 1)),
          h('a', { href: page, target: '_blank', rel: 'noopener' }, suggestion.title),
        ]),
        h('div', { class: 'md' }, markdown(suggestion.text, { headingLevel: 4 })),
        h('footer', [
          h(Tag, null, { default: () => suggestion.department }),
          h('span', { class: 'muted' }, `匹配 ${Number(suggestion.score).toFixed(2)}`),
          h(
            Button,
            { size: 'small', type: 'primary', ghost: true, disabled: !props.enabled, onClick: () => use(suggestion) },
            { default: () => '插入' },
          ),
        ]),
      ]);
    }

    return () =>
      h('div', { class: 'suggestions' }, [
        h(Input, {
          value: query.value,
          allowClear: true,
          placeholder: '换个说法查知识库',
          'aria-label': '查知识库',
          'onUpdate:value': (value) => {
            query.value = value;
            soon();
          },
        }),
        problem.value ? h(Alert, { type: 'error', message: problem.value }) : null,
        h(Spin, { spinning: busy.value }, {
          default: () =>
            found.value.length
              ? found.value.map(card)
              : h(Empty, { image: Empty.PRESENTED_IMAGE_SIMPLE, description: '知识库里没有合适的答案' }),
        }),
      ]);
  },
});
