import { h, reactive, ref, watch, onMounted, defineComponent } from '../shared/vue.js';
import { newKey, post } from '../shared/api.js';
import { icon } from '../shared/icons.js';
import { longTime } from '../shared/time.js';
import { asStaff } from '../staff/session.js';
import { Alert, Button, Form, Tag, message } from '../staff/antd.js';
import { loadOrganisation, organisation } from './organisation.js';
import { dispatchCard } from './dispatch.js';
import { factList } from './facts.js';
import { blankOrder, orderBody, orderErrors, orderFields } from './order-fields.js';

const SETTLE_MS = 700;
const ENOUGH_WORDS = 5;

/** The 工单 tab: what is already open, and a new order filled from the conversation. */
export const OrderForm = defineComponent({
  name: 'OrderForm',
  props: { talk: { type: Object, required: true }, enabled: Boolean },
  emits: ['saved', 'edit'],
  setup(props, { emit, expose }) {
    const form = reactive(blankOrder());
    const hint = ref('');
    const errors = reactive({});
    const proposal = ref(null);
    const proposing = ref(false);
    const problem = ref('');
    const saving = ref(false);
    let key = newKey();
    let timer = 0;
    let turn = 0;
    /** The draft an order was already made of; it must not fill the form a second time. */
    let spent = '';

    /** Takes over what the bot has gathered, without touching what the seat has written. */
    function prefill() {
      const draft = props.talk.draft || {};
      if (spent === JSON.stringify(draft)) return;
      const gathered = {
        what: draft.what,
        place: draft.where,
        when: draft.when,
        callerName: draft.name,
        callerPhone: draft.phone,
      };
      Object.entries(gathered).forEach(([field, value]) => {
        if (value && !form[field]) form[field] = value;
      });
      if (draft.confidential) form.confidential = true;
    }

    /** Fills what is empty from a draft of the whole conversation, for the seat to look over. */
    function fill(draft) {
      ['what', 'place', 'when'].forEach((field) => {
        if (!form[field]) form[field] = draft[field];
      });
      if (!form.callerName) form.callerName = draft.name;
      if (!form.callerPhone) form.callerPhone = draft.phone;
      if (draft.confidential) form.confidential = true;
      hint.value = draft.phoneShown
        ? '已按会话内容填好，请核对。电话是来电显示的号码，请向市民确认。'
        : '已按会话内容填好，请核对。';
      const area = document.getElementById('order-what');
      if (area) area.focus();
    }
    expose({ fill });

    function begin() {
      hint.value = '';
      Object.assign(form, blankOrder());
      Object.keys(errors).forEach((field) => delete errors[field]);
      proposal.value = null;
      problem.value = '';
      key = newKey();
      prefill();
    }

    async function propose() {
      turn += 1;
      const mine = turn;
      const what = form.what.trim();
      if (what.length < ENOUGH_WORDS) {
        proposal.value = null;
        return;
      }
      proposing.value = true;
      try {
        const body = { what, place: form.place.trim() };
        const found = await asStaff(() => post('/api/desk/dispatch', body));
        if (mine !== turn) return;
        proposal.value = found;
      } catch {
        if (mine === turn) proposal.value = null;
      } finally {
        if (mine === turn) proposing.value = false;
      }
    }

    onMounted(() => {
      loadOrganisation();
      begin();
    });
    watch(
      () => props.talk.id,
      () => {
        spent = '';
        begin();
      },
    );
    watch(() => props.talk.draft, prefill);
    watch(
      () => [form.what, form.place],
      () => {
        clearTimeout(timer);
        timer = setTimeout(propose, SETTLE_MS);
      },
    );

    async function save() {
      Object.keys(errors).forEach((field) => delete errors[field]);
      Object.assign(errors, orderErrors(form));
      if (Object.keys(errors).length || saving.value) return;
      saving.value = true;
      problem.value = '';
      try {
        const body = { key, conversationId: props.talk.id, ...orderBody(form) };
        const order = await asStaff(() => post('/api/desk/orders', body));
        message.success(`工单 ${order.number} 已开，承办单位 ${order.unit}`);
        spent = JSON.stringify(props.talk.draft || {});
        begin();
        emit('saved', order);
      } catch (e) {
        problem.value = e.line;
      } finally {
        saving.value = false;
      }
    }

    function existing() {
      const orders = props.talk.orders || [];
      if (!orders.length) return null;
      return h('section', { class: 'existing' }, [
        h('h3', '本会话的工单'),
        ...orders.map((order) =>
          h('button', { type: 'button', key: order.number, class: 'existing-order', onClick: () => emit('edit', order.number) }, [
            icon('ticket', { size: 18 }),
            h('span', [h('b', order.number), h('span', `${order.title}`), h('span', { class: 'muted' }, `${order.unit} · ${longTime(order.dueAt)} 前`)]),
            h(Tag, { color: 'blue' }, { default: () => order.state }),
          ]),
        ),
      ]);
    }

    return () =>
      h('div', { class: 'order-form' }, [
        existing(),
        factList((props.talk.draft || {}).facts),
        h('h3', '新开工单'),
        hint.value ? h('p', { class: 'order-hint', role: 'status' }, hint.value) : null,
        h(Form, { layout: 'vertical', model: form, onFinish: save }, {
          default: () => [
            ...orderFields(form, errors, { departments: organisation.departments, prefix: 'order' }),
            dispatchCard(proposal.value, {
              busy: proposing.value,
              used: proposal.value && form.unit === proposal.value.unit,
              onUse: () => {
                form.unit = proposal.value.unit;
              },
            }),
            problem.value ? h(Alert, { type: 'error', showIcon: true, message: problem.value }) : null,
            h(
              Button,
              { type: 'primary', block: true, htmlType: 'submit', loading: saving.value, disabled: !props.enabled },
              { default: () => (props.enabled ? '保存并派单' : '接入后才能开单') },
            ),
          ],
        }),
      ]);
  },
});
