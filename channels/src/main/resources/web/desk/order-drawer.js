import { h, reactive, ref, watch, nextTick, defineComponent } from '../shared/vue.js';
import { get, put } from '../shared/api.js';
import { longTime, remaining } from '../shared/time.js';
import { asStaff, may } from '../staff/session.js';
import { Alert, Button, Drawer, Form, FormItem, Input, Spin, Tag, bind, message } from '../staff/antd.js';
import { loadOrganisation, organisation } from './organisation.js';
import { factRows } from './facts.js';
import { picture } from './talk.js';
import { blankOrder, orderBody, orderErrors, orderFields } from './order-fields.js';

/** The citizen's words for the place, after the division unless they name it themselves. */
function placeOf({ place, division }) {
  const path = division ? division.path : '';
  return path && !place.includes(path) ? `${path} ${place}` : place;
}

/** One order in full, with its history; can be changed by giving a reason. */
export const OrderDrawer = defineComponent({
  name: 'OrderDrawer',
  props: { number: { type: String, default: '' } },
  emits: ['close', 'changed'],
  setup(props, { emit }) {
    const order = ref(null);
    const enclosures = ref([]);
    const problem = ref('');
    const stale = ref(false);
    const editing = ref(false);
    const saving = ref(false);
    const form = reactive({ ...blankOrder(), reason: '' });
    const errors = reactive({});

    async function load() {
      problem.value = '';
      order.value = null;
      enclosures.value = [];
      stale.value = false;
      editing.value = false;
      if (!props.number) return;
      try {
        const path = `/api/desk/orders/${encodeURIComponent(props.number)}`;
        order.value = await asStaff(() => get(path));
        enclosures.value = await asStaff(() => get(`${path}/enclosures`));
      } catch (e) {
        problem.value = e.line;
      }
    }
    watch(() => props.number, load, { immediate: true });

    function edit() {
      loadOrganisation();
      const { value } = order;
      Object.keys(blankOrder()).forEach((field) => {
        form[field] = value[field] ?? blankOrder()[field];
      });
      form.reason = '';
      Object.keys(errors).forEach((field) => delete errors[field]);
      problem.value = '';
      editing.value = true;
      nextTick(() => document.getElementById('edit-what')?.focus());
    }

    async function save() {
      Object.keys(errors).forEach((field) => delete errors[field]);
      Object.assign(errors, orderErrors(form));
      if (!form.unit) errors.unit = '请选择承办单位';
      if (!form.reason.trim()) errors.reason = '请说明为什么修改';
      if (Object.keys(errors).length || saving.value) return;
      saving.value = true;
      problem.value = '';
      try {
        const body = { version: order.value.version, ...orderBody(form), reason: form.reason.trim() };
        const path = `/api/desk/orders/${encodeURIComponent(props.number)}`;
        order.value = await asStaff(() => put(path, body));
        editing.value = false;
        message.success('工单已更新');
        emit('changed', order.value);
      } catch (e) {
        stale.value = e.status === 409;
        problem.value = e.line;
      } finally {
        saving.value = false;
      }
    }

    function details() {
      const o = order.value;
      const row = (name, value) => [h('dt', name), h('dd', value || '—')];
      return [
        h('p', { class: 'order-state' }, [
          h(Tag, { color: 'blue' }, { default: () => o.state }),
          h(Tag, null, { default: () => o.type }),
          o.confidential ? h(Tag, { color: 'red' }, { default: () => '保密' }) : null,
        ]),
        h('dl', { class: 'order-details' }, [
          ...row('诉求内容', o.what),
          ...row('地点', placeOf(o)),
          ...row('发生时间', o.when),
          ...factRows(o.facts),
          ...row('来电人', [o.callerName, o.callerPhone].filter(Boolean).join('，')),
          ...row('承办单位', o.unit),
          ...row('类别', (o.category || []).filter(Boolean).join(' › ')),
          ...row('派单依据', o.clause),
          ...row('受理', longTime(o.acceptedAt)),
          ...row('期限', `${longTime(o.dueAt)}（${remaining(o.dueAt)}）`),
        ]),
        enclosures.value.length
          ? [
              h('h3', '图片和位置'),
              h(
                'ul',
                { class: 'enclosures' },
                enclosures.value.map((e) =>
                  h('li', { key: e.id }, [
                    e.kind === 'picture' ? picture(e.id) : `${e.label}（${e.latitude.toFixed(5)}，${e.longitude.toFixed(5)}）`,
                  ]),
                ),
              ),
            ]
          : null,
        may('ORDER_WRITE')
          ? h(Button, { onClick: edit }, { default: () => '修改工单' })
          : null,
        h('h3', '办理经过'),
        h(
          'ol',
          { class: 'timeline' },
          [...(o.history || [])].reverse().map((step, i) =>
            h('li', { key: `${step.at}-${i}`, class: { latest: i === 0 } }, [
              h('span', { class: 'state' }, step.action || step.state),
              h('time', { datetime: step.at }, longTime(step.at)),
              h('p', [step.note, step.actor ? h('span', { class: 'muted' }, `（${step.actor === 'bot' ? '智能助手' : step.actor}）`) : null]),
            ]),
          ),
        ),
      ];
    }

    function editor() {
      return h(Form, { layout: 'vertical', model: form, onFinish: save }, {
        default: () => [
          ...orderFields(form, errors, { departments: organisation.departments, prefix: 'edit' }),
          h(
            FormItem,
            {
              label: '修改原因',
              required: true,
              htmlFor: 'edit-reason',
              validateStatus: errors.reason ? 'error' : undefined,
              help: errors.reason,
            },
            { default: () => h(Input, { id: 'edit-reason', maxlength: 500, ...bind(form, 'reason') }) },
          ),
          h('div', { class: 'button-row' }, [
            h(Button, { type: 'primary', htmlType: 'submit', loading: saving.value }, { default: () => '保存' }),
            h(Button, { onClick: () => { editing.value = false; } }, { default: () => '取消' }),
          ]),
        ],
      });
    }

    return () =>
      h(
        Drawer,
        {
          open: Boolean(props.number),
          width: Math.min(560, window.innerWidth),
          title: props.number ? `工单 ${props.number}` : '',
          onClose: () => emit('close'),
        },
        {
          default: () => [
            problem.value
              ? h(Alert, {
                  class: 'drawer-problem',
                  type: stale.value ? 'warning' : 'error',
                  showIcon: true,
                  message: stale.value ? '这张工单刚被别人改过' : problem.value,
                  description: stale.value
                    ? h('span', [`${problem.value} `, h(Button, { size: 'small', onClick: load }, { default: () => '看最新内容' })])
                    : undefined,
                })
              : null,
            !order.value && !problem.value ? h(Spin) : null,
            order.value ? (editing.value ? editor() : details()) : null,
          ],
        },
      );
  },
});
