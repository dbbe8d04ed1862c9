import { h, reactive, ref, defineComponent } from './vue.js';
import { post } from './api.js';
import { icon } from './icons.js';

const LEVELS = ['满意', '基本满意', '不满意'];
const QUESTIONS = [
  ['result', '您对办理结果满意吗？', LEVELS, true],
  ['handling', '您对办理过程（态度、速度）满意吗？', LEVELS, false],
  ['solved', '您反映的问题解决了吗？', ['已经解决', '没有解决'], false],
  ['contacted', '承办单位联系过您吗？', ['联系过', '没有联系'], false],
];

/** Yes, no, or not said. */
const yes = (answer, positive) => (answer ? answer === positive : undefined);

/** Rates an answered order. Emits `rated` with the order's progress. */
export const OrderRating = defineComponent({
  name: 'OrderRating',
  props: { number: { type: String, required: true }, tail: { type: String, required: true } },
  emits: ['rated'],
  setup(props, { emit }) {
    const answers = reactive({ result: '', handling: '', solved: '', contacted: '', reason: '' });
    const busy = ref(false);
    const problem = ref('');

    async function submit(event) {
      event.preventDefault();
      if (busy.value) return;
      if (!answers.result) {
        problem.value = '请先选择您对办理结果是否满意';
        return;
      }
      busy.value = true;
      problem.value = '';
      try {
        const found = await post(`/api/orders/${encodeURIComponent(props.number)}/rating`, {
          phoneTail: props.tail,
          result: answers.result,
          handling: answers.handling || undefined,
          solved: yes(answers.solved, '已经解决'),
          contacted: yes(answers.contacted, '联系过'),
          reason: answers.reason.trim() || undefined,
        });
        emit('rated', found);
      } catch (e) {
        problem.value = e.status === 409 ? '这张工单已经评价过了' : e.line || '没有提交成功，请重试';
      } finally {
        busy.value = false;
      }
    }

    function question([name, text, choices, required]) {
      return h('fieldset', { key: name, class: 'question' }, [
        h('legend', [text, required ? null : h('span', { class: 'hint' }, '（可不选）')]),
        h(
          'div',
          { class: 'choices' },
          choices.map((choice) =>
            h(
              'button',
              {
                type: 'button',
                'aria-pressed': String(answers[name] === choice),
                onClick: () => {
                  answers[name] = answers[name] === choice && !required ? '' : choice;
                  problem.value = '';
                },
              },
              choice,
            ),
          ),
        ),
      ]);
    }

    return () =>
      h('form', { class: 'order-rating', 'aria-label': '评价办理', onSubmit: submit }, [
        h('h3', '请您评价这次办理'),
        ...QUESTIONS.map(question),
        h('div', { class: 'field' }, [
          h('label', { for: 'rating-why' }, '想说的话（可不填）'),
          h('textarea', {
            id: 'rating-why',
            rows: 2,
            maxlength: 500,
            value: answers.reason,
            onInput: (e) => {
              answers.reason = e.target.value;
            },
          }),
        ]),
        h('p', { class: 'hint' }, '不满意或没有解决的，退回承办单位重新办理一次。'),
        problem.value
          ? h('p', { class: 'notice bad', role: 'alert' }, [icon('alert'), problem.value])
          : null,
        h('button', { type: 'submit', class: 'button wide', disabled: busy.value }, busy.value ? '正在提交…' : '提交评价'),
      ]);
  },
});
