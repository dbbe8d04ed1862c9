import { h, ref, reactive, defineComponent } from './vue.js';
import { get } from './api.js';
import { icon } from './icons.js';
import { longTime } from './time.js';
import { OrderCard } from './order-card.js';
import { OrderRating } from './order-rating.js';

const NUMBER = /^[A-Za-z0-9-]{6,32}$/;

function history(order) {
  const steps = [...(order.history || [])].reverse();
  return h(
    'ol',
    { class: 'timeline', 'aria-label': '办理经过，最近的在前' },
    steps.map((step, i) =>
      h('li', { key: `${step.at}-${i}`, class: { latest: i === 0 } }, [
        h('span', { class: 'state' }, step.state),
        h('time', { datetime: step.at }, longTime(step.at)),
        step.note ? h('p', step.note) : null,
      ]),
    ),
  );
}

/** Asks for a number and the tail of the phone, shows where the order stands. */
export const ProgressForm = defineComponent({
  name: 'ProgressForm',
  props: { number: { type: String, default: '' } },
  setup(props) {
    const form = reactive({ number: props.number, tail: '' });
    const errors = reactive({ number: '', tail: '' });
    const result = ref(null);
    const problem = ref('');
    const busy = ref(false);
    const proved = ref('');
    const heading = ref(null);

    function check() {
      errors.number = NUMBER.test(form.number.trim()) ? '' : '请输入完整的受理编号';
      errors.tail = /^\d{4}$/.test(form.tail) ? '' : '请输入登记时所留电话的后四位数字';
      return !errors.number && !errors.tail;
    }

    async function submit(event) {
      event.preventDefault();
      problem.value = '';
      result.value = null;
      if (!check() || busy.value) {
        const id = errors.number ? 'progress-number' : 'progress-tail';
        const field = document.getElementById(id);
        if (field) field.focus();
        return;
      }
      busy.value = true;
      try {
        result.value = await get(`/api/orders/${encodeURIComponent(form.number.trim())}`, {
          query: { phoneTail: form.tail },
        });
        proved.value = form.tail;
        requestAnimationFrame(() => heading.value && heading.value.focus());
      } catch (e) {
        problem.value =
          e.status === 404
            ? '没有查到这件工单。请核对受理编号和登记时所留电话的后四位。'
            : e.status === 429
              ? '查询太频繁，请一分钟后再试。'
              : e.line;
      } finally {
        busy.value = false;
      }
    }

    function field(id, label, name, hint, attributes) {
      return h('div', { class: 'field' }, [
        h('label', { for: id }, label),
        h('input', {
          id,
          value: form[name],
          autocomplete: 'off',
          'aria-invalid': errors[name] ? 'true' : undefined,
          'aria-describedby': `${id}-hint`,
          onInput: (e) => {
            form[name] = e.target.value;
            errors[name] = '';
          },
          ...attributes,
        }),
        h(
          'span',
          { id: `${id}-hint`, class: ['hint', errors[name] && 'error'] },
          errors[name] || hint,
        ),
      ]);
    }

    return () =>
      h('div', { class: 'progress' }, [
        h('form', { onSubmit: submit, novalidate: true }, [
          field('progress-number', '受理编号', 'number', '登记诉求后告知您的工单编号', {
            autocapitalize: 'characters',
            spellcheck: 'false',
            maxlength: 32,
          }),
          field('progress-tail', '电话后四位', 'tail', '登记时所留联系电话的最后四位', {
            inputmode: 'numeric',
            maxlength: 4,
            pattern: '[0-9]{4}',
          }),
          h('button', { type: 'submit', class: 'button wide', disabled: busy.value }, [
            icon('search'),
            busy.value ? '正在查询…' : '查询进度',
          ]),
        ]),
        h('div', { 'aria-live': 'polite' }, [
          problem.value
            ? h('p', { class: 'notice bad' }, [icon('alert'), problem.value])
            : null,
        ]),
        result.value
          ? h('section', { class: 'progress-result' }, [
              h('h3', { tabindex: -1, ref: heading }, result.value.title || '办理进度'),
              h(OrderCard, { order: result.value, actions: false }),
              result.value.canRate
                ? h(OrderRating, {
                    key: result.value.number,
                    number: result.value.number,
                    tail: proved.value,
                    onRated: (found) => {
                      result.value = found;
                      requestAnimationFrame(() => heading.value && heading.value.focus());
                    },
                  })
                : null,
              result.value.rated
                ? h('p', { class: 'notice good', role: 'status' }, [
                    icon('check'),
                    `感谢您的评价：${result.value.rated}`,
                  ])
                : null,
              history(result.value),
            ])
          : null,
      ]);
  },
});
