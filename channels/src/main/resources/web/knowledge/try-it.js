import { h, reactive, defineComponent } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { markdown } from '../shared/markdown.js';
import { asStaff } from '../staff/session.js';
import { Alert, Button, Empty, Input, Tag, bind } from '../staff/antd.js';

const fixed = (value, digits = 3) => (typeof value === 'number' ? value.toFixed(digits) : '—');

function bar(name, value) {
  const share = Math.max(0, Math.min(1, Number(value) || 0));
  return h('span', { class: 'score' }, [
    h('span', { class: 'muted' }, name),
    h('span', { class: 'score-bar', 'aria-hidden': 'true' }, [h('i', { style: { width: `${share * 100}%` } })]),
    h('b', fixed(value)),
  ]);
}

/** Asks the index as the citizen's question would and shows why each passage was found. */
export const TryIt = defineComponent({
  name: 'TryIt',
  emits: ['open'],
  setup(_, { emit }) {
    const state = reactive({ q: '', asked: '', hits: null, millis: 0, busy: false, problem: '' });

    async function ask(event) {
      if (event) event.preventDefault();
      const q = state.q.trim();
      if (!q || state.busy) return;
      state.busy = true;
      state.problem = '';
      try {
        const found = await asStaff(() => get('/api/desk/search', { query: { q } }));
        Object.assign(state, { hits: found.hits, millis: found.millis, asked: q });
      } catch (e) {
        state.problem = e.line;
      } finally {
        state.busy = false;
      }
    }

    function hit(found, i) {
      return h('li', { key: `${found.articleId}-${i}`, class: 'hit' }, [
        h('p', { class: 'hit-title' }, [
          h('b', `${i + 1}. `),
          h('button', { type: 'button', class: 'link', onClick: () => emit('open', found.articleId) }, found.title),
          found.heading ? h(Tag, null, { default: () => found.heading }) : null,
        ]),
        h('div', { class: 'hit-text md' }, markdown(found.text, { headingLevel: 4 })),
        h('p', { class: 'scores' }, [
          bar('综合', found.score),
          bar('语义', found.cosine),
          h('span', { class: 'score' }, [h('span', { class: 'muted' }, '字面'), h('b', fixed(found.lexical, 2))]),
        ]),
      ]);
    }

    return () =>
      h('section', { class: 'pad try-it' }, [
        h('form', { onSubmit: ask, class: 'filters' }, [
          h(Input, {
            size: 'large',
            class: 'try-input',
            placeholder: '像群众那样问一句，看看会找到什么',
            'aria-label': '试一试提问',
            ...bind(state, 'q'),
          }),
          h(Button, { size: 'large', type: 'primary', htmlType: 'submit', loading: state.busy }, { default: () => '试一试' }),
        ]),
        state.problem ? h(Alert, { type: 'error', showIcon: true, message: state.problem }) : null,
        state.hits
          ? h('div', { 'aria-live': 'polite' }, [
              h('p', { class: 'muted' }, `“${state.asked}”找到 ${state.hits.length} 段，用时 ${fixed(state.millis, 1)} 毫秒`),
              state.hits.length ? h('ol', { class: 'hits' }, state.hits.map(hit)) : h(Empty, { description: '没有找到' }),
            ])
          : null,
      ]);
  },
});
