import { h, ref, watch, nextTick, onMounted, defineComponent } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { asStaff } from '../staff/session.js';
import { Button, Popover, Textarea } from '../staff/antd.js';

/** Where the seat types: canned phrases at hand, Enter sends. */
export const SeatComposer = defineComponent({
  name: 'SeatComposer',
  props: { enabled: Boolean, pictures: Boolean, conversation: { type: String, default: '' } },
  emits: ['say', 'typing', 'picture'],
  setup(props, { emit, expose }) {
    const text = ref('');
    const groups = ref([]);
    const open = ref(false);
    const area = ref(null);
    const drafts = new Map();

    onMounted(async () => {
      try {
        groups.value = (await asStaff(() => get('/api/desk/phrases'))).groups || [];
      } catch {
        groups.value = [];
      }
    });

    // Each conversation keeps its own half-written words.
    watch(
      () => props.conversation,
      (next, before) => {
        drafts.set(before, text.value);
        text.value = drafts.get(next) || '';
      },
    );

    function focus() {
      nextTick(() => area.value && area.value.focus());
    }

    function insert(words) {
      const gap = text.value && !/\s$/.test(text.value) ? '\n' : '';
      text.value = `${text.value}${gap}${words}`;
      open.value = false;
      focus();
    }

    function submit() {
      const said = text.value.trim();
      if (!said || !props.enabled) return;
      emit('say', said);
      text.value = '';
      focus();
    }

    function chosen(event) {
      const [file] = event.target.files;
      event.target.value = '';
      if (file) emit('picture', file);
    }

    function key(event) {
      if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
      if (event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      submit();
    }

    expose({ insert, focus, phrases: () => (open.value = !open.value) });

    function phraseList() {
      return h(
        'div',
        { class: 'phrases' },
        groups.value.map((group) =>
          h('section', { key: group.name }, [
            h('h3', group.name),
            ...group.phrases.map((phrase) =>
              h('button', { type: 'button', key: phrase, onClick: () => insert(phrase) }, phrase),
            ),
          ]),
        ),
      );
    }

    return () =>
      h('div', { class: 'seat-composer' }, [
        h(Textarea, {
          ref: area,
          id: 'seat-say',
          value: text.value,
          'aria-label': '回复市民',
          autoSize: { minRows: 2, maxRows: 6 },
          maxlength: 2000,
          disabled: !props.enabled,
          placeholder: props.enabled ? '回复市民，Enter 发送，Shift+Enter 换行' : '接入后才能回复',
          'onUpdate:value': (value) => {
            text.value = value;
            if (value) emit('typing');
          },
          onKeydown: key,
        }),
        h('div', { class: 'seat-composer-foot' }, [
          h(
            Popover,
            {
              trigger: 'click',
              placement: 'topLeft',
              open: open.value,
              onOpenChange: (now) => {
                open.value = now;
              },
            },
            {
              content: phraseList,
              default: () => h(Button, { disabled: !props.enabled }, { default: () => '常用语' }),
            },
          ),
          props.pictures
            ? h('label', { class: ['seat-picture', { disabled: !props.enabled }] }, [
                '发图片',
                h('input', {
                  type: 'file',
                  accept: 'image/jpeg,image/png,image/gif,image/bmp',
                  disabled: !props.enabled,
                  'aria-label': '发图片给市民',
                  onChange: chosen,
                }),
              ])
            : null,
          h('span', { class: 'muted hint' }, 'Alt+1～9 插入推荐答案'),
          h(
            Button,
            { type: 'primary', disabled: !props.enabled || !text.value.trim(), onClick: submit },
            { default: () => '发送' },
          ),
        ]),
      ]);
  },
});
