import { h, ref, defineComponent } from './vue.js';
import { icon } from './icons.js';
import { longTime, remaining } from './time.js';
import { copyText } from './clipboard.js';

/** States after which the deadline no longer runs. */
const SETTLED = new Set(['已答复', '已回访', '已评价', '已归档', '已撤诉', '已挂起']);

/** An order's number, state, deadline and unit. Emits `progress` with the number. */
export const OrderCard = defineComponent({
  name: 'OrderCard',
  props: { order: { type: Object, required: true }, actions: { type: Boolean, default: true } },
  emits: ['progress'],
  setup(props, { emit }) {
    const copied = ref('');

    async function copy() {
      copied.value = (await copyText(props.order.number)) ? '已复制' : '请长按编号复制';
      setTimeout(() => {
        copied.value = '';
      }, 2500);
    }

    return () => {
      const { order } = props;
      const running = !SETTLED.has(order.state);
      return h('section', { class: 'order-card', 'aria-label': `工单 ${order.number}` }, [
        h('header', [icon('ticket'), '工单', h('span', { class: 'state' }, order.state)]),
        h('dl', [
          h('dt', '受理编号'),
          h('dd', { class: 'number' }, order.number),
          h('dt', '承办单位'),
          h('dd', order.unit),
          h('dt', '答复期限'),
          h('dd', [
            longTime(order.dueAt),
            running ? h('span', { class: 'left' }, remaining(order.dueAt)) : null,
          ]),
        ]),
        props.actions
          ? h('footer', [
              h('button', { type: 'button', class: 'button quiet', onClick: copy }, [
                icon(copied.value === '已复制' ? 'check' : 'copy', { size: 18 }),
                h('span', { 'aria-live': 'polite' }, copied.value || '复制编号'),
              ]),
              h(
                'button',
                {
                  type: 'button',
                  class: 'button quiet',
                  onClick: () => emit('progress', order.number),
                },
                [icon('clock', { size: 18 }), '查看进度'],
              ),
            ])
          : null,
      ]);
    };
  },
});
