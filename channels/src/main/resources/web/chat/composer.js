import { h, ref, watch, nextTick, defineComponent } from '../shared/vue.js';
import { icon } from '../shared/icons.js';

const LONGEST = 2000;
const WARN_FROM = 1800;

/** Where the citizen types. Enter sends, Shift+Enter breaks the line, input methods are left alone. */
export const Composer = defineComponent({
  name: 'Composer',
  props: { closed: Boolean, elder: Boolean },
  emits: ['say', 'typing'],
  setup(props, { emit, expose }) {
    const text = ref('');
    const area = ref(null);

    function grow() {
      const el = area.value;
      if (!el) return;
      el.style.height = 'auto';
      el.style.height = `${Math.min(el.scrollHeight + 2, props.elder ? 220 : 160)}px`;
    }

    watch(
      () => props.elder,
      () => nextTick(grow),
    );

    function submit() {
      const said = text.value.trim();
      if (!said) return;
      emit('say', said);
      text.value = '';
      nextTick(() => {
        grow();
        if (area.value) area.value.focus();
      });
    }

    function key(event) {
      if (event.key !== 'Enter' || event.shiftKey) return;
      // 229: an input method is composing; Enter then picks a word.
      if (event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      submit();
    }

    expose({ focus: () => area.value && area.value.focus() });

    return () =>
      h(
        'form',
        {
          class: 'composer',
          onSubmit: (e) => {
            e.preventDefault();
            submit();
          },
        },
        [
          h('label', { class: 'visually-hidden', for: 'say' }, '请输入您的问题或诉求'),
          h('textarea', {
            id: 'say',
            ref: area,
            rows: 1,
            value: text.value,
            maxlength: LONGEST,
            enterkeyhint: 'send',
            autocomplete: 'off',
            placeholder: props.closed ? '继续输入可再次咨询' : '请输入您的问题或诉求',
            'aria-describedby': 'say-help',
            onInput: (e) => {
              text.value = e.target.value;
              grow();
              emit('typing');
            },
            onKeydown: key,
          }),
          h('span', { id: 'say-help', class: 'visually-hidden' }, '按回车发送，Shift 加回车换行'),
          text.value.length >= WARN_FROM
            ? h('span', { class: 'count', 'aria-live': 'polite' }, `${text.value.length}/${LONGEST}`)
            : null,
          h(
            'button',
            { type: 'submit', class: 'send', 'aria-label': '发送', disabled: !text.value.trim() },
            [icon('send', { size: props.elder ? 28 : 22 }), h('span', '发送')],
          ),
        ],
      );
  },
});
