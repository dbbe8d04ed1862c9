import { h, reactive, onMounted, nextTick, defineComponent } from '../shared/vue.js';
import { Alert, Button, Form, FormItem, Input, RadioGroup, Select, bind } from '../staff/antd.js';
import { organisation } from '../desk/organisation.js';
import { KINDS } from './word-kinds.js';

/** One entry of the words, new or changed. */
export const WordForm = defineComponent({
  name: 'WordForm',
  props: { word: { type: Object, required: true }, save: { type: Function, required: true } },
  emits: ['close'],
  setup(props, { emit }) {
    const { word } = props;
    const form = reactive({ kind: word.kind, terms: [...word.terms], target: word.target, except: [...(word.except || [])], note: word.note || '' });
    const state = reactive({ busy: false, problem: '' });
    onMounted(() => nextTick(() => document.getElementById('word-terms')?.focus()));

    async function submit() {
      const kind = KINDS[form.kind];
      if (!form.terms.length || (kind.target && !form.target)) {
        state.problem = kind.target ? `请填写${kind.terms}和${kind.target}` : `请填写${kind.terms}`;
        return;
      }
      state.busy = true;
      state.problem = '';
      try {
        const target = kind.target ? { target: form.target.trim() } : {};
        await props.save({ kind: form.kind, terms: form.terms, except: form.except, note: form.note.trim(), ...target });
      } catch (e) {
        state.problem = e.line;
      } finally {
        state.busy = false;
      }
    }

    const tags = (field, label, more) =>
      h(FormItem, { label, htmlFor: `word-${field}`, ...more }, {
        default: () =>
          h(Select, { id: `word-${field}`, mode: 'tags', open: false, tokenSeparators: ['，', ',', '、', ' '], ...bind(form, field) }),
      });

    function target() {
      const kind = KINDS[form.kind];
      if (!kind.target) return null;
      const control =
        form.kind === '地名'
          ? h(Select, {
              id: 'word-target',
              showSearch: true,
              optionFilterProp: 'label',
              options: organisation.divisions.map((one) => ({ value: one.code, label: one.name })),
              ...bind(form, 'target'),
            })
          : h(Input, { id: 'word-target', maxlength: 50, ...bind(form, 'target') });
      return h(FormItem, { label: kind.target, htmlFor: 'word-target', required: true }, { default: () => control });
    }

    return () => {
      const kind = KINDS[form.kind];
      return h('section', { class: 'panel word-form', 'aria-label': word.id ? '修改词条' : '新增词条' }, [
        h(Form, { layout: 'vertical', model: form, onFinish: submit }, {
          default: () => [
            word.id
              ? null
              : h(RadioGroup, {
                  options: Object.keys(KINDS).map((value) => ({ value, label: value })),
                  'aria-label': '类别',
                  ...bind(form, 'kind'),
                  'onUpdate:value': (value) => Object.assign(form, { kind: value, target: undefined }),
                }),
            h('p', { class: 'muted' }, kind.hint),
            h('div', { class: 'field-row' }, [
              tags('terms', kind.terms, { required: true, extra: '输入一个按回车' }),
              target(),
              tags('except', '不算在内的长词', { extra: '例：“立水”不算“成立水务公司”里的，就写 成立水务' }),
              h(FormItem, { label: '说明', htmlFor: 'word-note' }, {
                default: () => h(Input, { id: 'word-note', maxlength: 200, ...bind(form, 'note') }),
              }),
            ]),
            state.problem ? h(Alert, { type: 'error', showIcon: true, role: 'alert', message: state.problem }) : null,
            h('div', { class: 'buttons' }, [
              h(Button, { type: 'primary', htmlType: 'submit', loading: state.busy }, { default: () => '保存' }),
              h(Button, { onClick: () => emit('close') }, { default: () => '取消' }),
            ]),
          ],
        }),
      ]);
    };
  },
});
