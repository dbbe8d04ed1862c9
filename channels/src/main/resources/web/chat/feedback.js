import { h, ref, nextTick, defineComponent } from '../shared/vue.js';
import { icon } from '../shared/icons.js';

const CHOICES = [
  [true, '有用', 'thumb'],
  [false, '没用', 'thumb-down'],
];

/** Two small buttons under an answer and, when it was of no use, room for the reason. */
export const Feedback = defineComponent({
  name: 'Feedback',
  props: {
    seq: { type: Number, required: true },
    helpful: { type: Boolean, default: undefined },
    judge: { type: Function, required: true },
  },
  setup(props) {
    const asking = ref(false);
    const comment = ref('');
    const busy = ref(false);
    const told = ref('');
    const problem = ref('');
    const reason = ref(null);

    async function send(helpful, words) {
      if (busy.value) return false;
      busy.value = true;
      problem.value = '';
      try {
        await props.judge(props.seq, helpful, words);
        return true;
      } catch (e) {
        problem.value = e.line || '没有记下，请重试';
        return false;
      } finally {
        busy.value = false;
      }
    }

    async function choose(helpful) {
      if (helpful === props.helpful && !asking.value) return;
      told.value = '';
      if (!(await send(helpful, ''))) return;
      asking.value = !helpful;
      told.value = helpful ? '谢谢，已记下' : '';
      if (asking.value) nextTick(() => reason.value && reason.value.focus());
    }

    async function explain(event) {
      event.preventDefault();
      const words = comment.value.trim();
      if (words && !(await send(false, words))) return;
      asking.value = false;
      told.value = '谢谢，我们会改进';
    }

    function why() {
      const id = `why-${props.seq}`;
      return h('form', { class: 'feedback-reason', onSubmit: explain }, [
        h('label', { for: id }, '哪里没帮到您？（可不填）'),
        h('div', { class: 'feedback-line' }, [
          h('input', {
            id,
            ref: reason,
            type: 'text',
            maxlength: 200,
            autocomplete: 'off',
            value: comment.value,
            onInput: (e) => {
              comment.value = e.target.value;
            },
          }),
          h('button', { type: 'submit', disabled: busy.value }, '提交'),
        ]),
      ]);
    }

    return () =>
      h('div', { class: 'feedback' }, [
        h(
          'div',
          { class: 'feedback-choices', role: 'group', 'aria-label': '这条答复有没有用' },
          CHOICES.map(([value, label, symbol]) =>
            h(
              'button',
              {
                type: 'button',
                'aria-pressed': String(props.helpful === value),
                onClick: () => choose(value),
              },
              [icon(symbol, { size: 16 }), label],
            ),
          ),
        ),
        h('span', { class: 'feedback-told', role: 'status' }, told.value),
        problem.value ? h('span', { class: 'feedback-problem', role: 'alert' }, problem.value) : null,
        asking.value ? why() : null,
      ]);
  },
});
