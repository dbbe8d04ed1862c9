import { h, reactive, watch, defineComponent } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { Button, Input, Tag, bind } from '../staff/antd.js';
import { loading, notYet } from './loading.js';

/** How a question is read with the words as they are: what is corrected, what else it is asked as. */
export const WordReading = defineComponent({
  name: 'WordReading',
  props: { stamp: { type: Number, default: 0 } },
  setup(props) {
    const state = reactive({ q: '' });
    const reading = loading(() => get('/api/desk/words/read', { query: { q: state.q.trim() } }));

    function ask(event) {
      if (event) event.preventDefault();
      if (state.q.trim()) reading.load();
    }
    watch(() => props.stamp, () => ask());

    function known(one, i) {
      const others = one.others.length ? `（${one.others.join('、')}）` : '';
      return h(Tag, { key: i }, { default: () => `${one.term}${others}` });
    }

    function read() {
      if (!reading.data || reading.problem) return reading.busy || reading.problem ? notYet(reading) : null;
      const { text, variants, found, divisionName } = reading.data;
      return h('dl', { class: 'facts', 'aria-live': 'polite' }, [
        h('dt', '读作'),
        h('dd', text),
        variants.length ? [h('dt', '也按'), h('dd', variants.map((variant) => h('div', variant)))] : null,
        found.length ? [h('dt', '认得的词'), h('dd', found.map(known))] : null,
        divisionName ? [h('dt', '地点'), h('dd', divisionName)] : null,
      ]);
    }

    return () =>
      h('div', { class: 'panel' }, [
        h('form', { class: 'filters', onSubmit: ask }, [
          h(Input, { class: 'try-input', placeholder: '写一句群众的话，看词库怎么读它', 'aria-label': '试读', maxlength: 200, ...bind(state, 'q') }),
          h(Button, { htmlType: 'submit', loading: reading.busy }, { default: () => '试读' }),
        ]),
        read(),
      ]);
  },
});
