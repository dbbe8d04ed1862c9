import { h, ref, nextTick, defineComponent } from '../shared/vue.js';
import { icon } from '../shared/icons.js';

const FACES = [
  ['满意', 'smile'],
  ['基本满意', 'flat'],
  ['不满意', 'frown'],
];

/** The scores, best first. */
export const SCORES = FACES.map(([score]) => score);

/** Three scores and, once one is chosen, an optional reason. */
export const Rating = defineComponent({
  name: 'Rating',
  props: { rated: { type: String, default: '' }, rate: { type: Function, required: true } },
  setup(props) {
    const chosen = ref('');
    const comment = ref('');
    const busy = ref(false);
    const problem = ref('');
    const reason = ref(null);

    function choose(score) {
      chosen.value = score;
      nextTick(() => reason.value && reason.value.focus());
    }

    async function submit(event) {
      event.preventDefault();
      if (busy.value) return;
      busy.value = true;
      problem.value = '';
      try {
        await props.rate(chosen.value, comment.value.trim());
      } catch (e) {
        problem.value = e.line || '没有提交成功，请重试';
      } finally {
        busy.value = false;
      }
    }

    function details() {
      return h('form', { class: 'rating-reason', onSubmit: submit }, [
        h('label', { for: 'rating-reason' }, '想说的话（可不填）'),
        h('textarea', {
          id: 'rating-reason',
          ref: reason,
          rows: 2,
          maxlength: 500,
          value: comment.value,
          onInput: (e) => {
            comment.value = e.target.value;
          },
        }),
        problem.value ? h('p', { class: 'notice bad', role: 'alert' }, problem.value) : null,
        h('button', { type: 'submit', class: 'button', disabled: busy.value }, '提交评价'),
      ]);
    }

    return () =>
      props.rated
        ? h('p', { class: 'rating done', role: 'status' }, [
            icon('check', { size: 18 }),
            `感谢您的评价：${props.rated}`,
          ])
        : h('section', { class: 'rating', 'aria-label': '满意度评价' }, [
            h('p', '这次服务您满意吗？'),
            h(
              'div',
              { class: 'scores', role: 'group', 'aria-label': '满意程度' },
              FACES.map(([score, face]) =>
                h(
                  'button',
                  {
                    type: 'button',
                    'aria-pressed': String(chosen.value === score),
                    onClick: () => choose(score),
                  },
                  [icon(face), score],
                ),
              ),
            ),
            chosen.value ? details() : null,
          ]);
  },
});
