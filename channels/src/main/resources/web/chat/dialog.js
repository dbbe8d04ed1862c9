import { h, ref, onMounted, defineComponent } from '../shared/vue.js';
import { icon } from '../shared/icons.js';

/**
 * A modal sheet on the browser's own dialog: focus stays inside, Esc closes, focus goes back to
 * where it came from.
 */
export const Sheet = defineComponent({
  name: 'Sheet',
  props: { title: { type: String, required: true }, side: Boolean },
  emits: ['close'],
  setup(props, { emit, slots }) {
    const box = ref(null);
    onMounted(() => box.value.showModal());

    return () =>
      h(
        'dialog',
        {
          ref: box,
          class: ['sheet', props.side && 'side'],
          'aria-labelledby': 'sheet-title',
          onClose: () => emit('close'),
          onClick: (e) => e.target === box.value && box.value.close(),
        },
        [
          h('div', { class: 'sheet-body' }, [
            h('header', [
              h('h2', { id: 'sheet-title' }, props.title),
              slots.actions ? slots.actions() : null,
              h(
                'button',
                {
                  type: 'button',
                  class: 'icon-button',
                  'aria-label': '关闭',
                  onClick: () => box.value.close(),
                },
                [icon('close')],
              ),
            ]),
            h('div', { class: 'sheet-content', tabindex: 0 }, slots.default()),
          ]),
        ],
      );
  },
});
