import { h, reactive, ref, watch, nextTick, defineComponent } from '../shared/vue.js';
import { get, post, put } from '../shared/api.js';
import { longTime, remaining } from '../shared/time.js';
import { asStaff, may } from '../staff/session.js';
import { Alert, Button, Drawer, Form, FormItem, Input, Spin, Tag, Textarea, bind, message } from '../staff/antd.js';
import { loadOrganisation, organisation } from './organisation.js';
import { factRows } from './facts.js';
import { outcome } from './outcome.js';
import { picture } from './talk.js';
import { blankOrder, orderBody, orderErrors, orderFields } from './order-fields.js';

/** Actors that are no members of staff. */
const ACTORS = { bot: '智能助手', citizen: '市民' };

/** Of what a citizen said of one reply the latest; tries in vain stay. */
function lastWords(followUps) {
  return followUps.filter(
    (one, i) => !one.reached || !followUps.slice(i + 1).some((next) => next.reached && next.round === one.round),
  );
}

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
    const step = reactive({ action: '', note: '' });
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

    /** Notes what the unit did, for a unit that has no desk of its own. */
    async function take() {
      if (saving.value) return;
      saving.value = true;
      problem.value = '';
      try {
        const body = { action: step.action, version: order.value.version, note: step.note.trim() };
        const path = `/api/desk/orders/${encodeURIComponent(props.number)}/steps`;
        order.value = await asStaff(() => post(path, body));
        Object.assign(step, { action: '', note: '' });
        emit('changed', order.value);
      } catch (e) {
        stale.value = e.status === 409 && e.type === 'urn:hotline:problem:stale-order';
        problem.value = e.line;
      } finally {
        saving.value = false;
      }
    }

    function steps() {
      const { steps: possible } = order.value;
      if (!may('ORDER_WRITE') || !possible?.length) return null;
      return h('section', { class: 'order-steps', 'aria-label': '登记承办单位的办理' }, [
        h('h3', '登记承办单位的办理'),
        h(
          'div',
          { class: 'button-row' },
          possible.map((name) =>
            h(
              Button,
              {
                key: name,
                type: step.action === name ? 'primary' : 'default',
                onClick: () => {
                  step.action = step.action === name ? '' : name;
                },
              },
              { default: () => name },
            ),
          ),
        ),
        step.action
          ? [
              h('label', { class: 'visually-hidden', for: 'step-note' }, '办理说明'),
              h(Textarea, {
                id: 'step-note',
                rows: 3,
                maxlength: 3000,
                placeholder: step.action === '答复' ? '答复内容，市民会看到' : '说明',
                ...bind(step, 'note'),
              }),
              h(Button, { type: 'primary', loading: saving.value, onClick: take }, { default: () => `登记${step.action}` }),
            ]
          : null,
      ]);
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
        steps(),
        o.followUps?.length
          ? [h('h3', '回访与评价'), h('ul', { class: 'follow-ups' }, lastWords(o.followUps).map(outcome))]
          : null,
        h('h3', '办理经过'),
        h(
          'ol',
          { class: 'timeline' },
          [...(o.history || [])].reverse().map((past, i) =>
            h('li', { key: `${past.at}-${i}`, class: { latest: i === 0 } }, [
              h('span', { class: 'state' }, past.action || past.state),
              h('time', { datetime: past.at }, longTime(past.at)),
              h('p', [past.note, past.actor ? h('span', { class: 'muted' }, `（${ACTORS[past.actor] || past.actor}）`) : null]),
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
