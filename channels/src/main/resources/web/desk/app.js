import { h, nextTick, ref, watch, onMounted, onBeforeUnmount, defineComponent } from '../shared/vue.js';
import { icon } from '../shared/icons.js';
import { Button, Popover, Segmented, TabPane, Tabs, complain } from '../staff/antd.js';
import { get, newKey } from '../shared/api.js';
import { upload } from '../shared/upload.js';
import { asStaff, may } from '../staff/session.js';
import { createDesk } from './store.js';
import { queueColumn } from './queue.js';
import { Talk } from './talk.js';
import { SeatComposer } from './composer.js';
import { Suggestions } from './suggestions.js';
import { OrderForm } from './order-form.js';
import { OrderDrawer } from './order-drawer.js';
import { OrderList } from './order-list.js';
import { CallBacks } from './call-backs.js';
import { FollowUps } from './follow-ups.js';
import { listen, shortcutHelp } from './shortcuts.js';

const TITLE = '座席台 · 12345';

/** The seat console: conversations, and all orders on a second tab. */
export const Desk = defineComponent({
  name: 'Desk',
  setup() {
    const desk = createDesk();
    const { state } = desk;
    const view = ref('talks');
    const pane = ref('queue');
    const tab = ref('suggestions');
    const order = ref('');
    const composer = ref(null);
    const suggestions = ref(null);
    const orderForm = ref(null);
    let deaf = null;

    const guard = (step) => async (...given) => {
      try {
        return await step(...given);
      } catch (problem) {
        complain(problem);
        if (problem.status === 409) desk.refreshTalk().catch(() => {});
        return undefined;
      }
    };

    const actions = {
      select: guard(async (id) => {
        pane.value = 'talk';
        await desk.select(id);
      }),
      take: guard(async (id) => {
        pane.value = 'talk';
        await desk.take(id);
        if (composer.value) composer.value.focus();
      }),
      say: guard(desk.say),
      retry: guard(desk.retry),
      giveBack: guard(desk.giveBack),
      close: guard(desk.close),
      toOrder: guard(async () => {
        tab.value = 'order';
        pane.value = 'side';
        const id = encodeURIComponent(state.id);
        const draft = await asStaff(() => get(`/api/desk/conversations/${id}/order-draft`));
        await nextTick();
        if (orderForm.value) orderForm.value.fill(draft);
      }),
      confirmClose: null,
    };

    const mineNow = () => Boolean(state.id) && desk.isMine(state.id);

    function next(step) {
      const { mine } = state;
      if (!mine.length) return;
      const at = mine.findIndex((talk) => talk.conversationId === state.id);
      actions.select(mine[(at + step + mine.length) % mine.length].conversationId);
    }

    function longestWaiting() {
      const first = [...state.waiting].sort((a, b) => desk.waited(b) - desk.waited(a))[0];
      if (first) actions.take(first.conversationId);
    }

    onMounted(() => {
      desk.start();
      deaf = listen({
        KeyN: longestWaiting,
        KeyJ: () => next(1),
        KeyK: () => next(-1),
        KeyP: () => composer.value && composer.value.phrases(),
        KeyA: () => { tab.value = 'suggestions'; },
        KeyO: () => { tab.value = 'order'; },
        KeyG: () => mineNow() && may('ORDER_WRITE') && actions.toOrder(),
        KeyR: () => mineNow() && actions.giveBack(),
        KeyE: () => mineNow() && actions.confirmClose && actions.confirmClose(),
        KeyI: () => composer.value && composer.value.focus(),
        suggestion: (n) => suggestions.value && suggestions.value.use(n),
      });
    });
    onBeforeUnmount(() => {
      desk.stop();
      deaf();
      document.title = TITLE;
    });

    watch(
      () => [state.waiting.length, Object.values(state.unread).reduce((a, b) => a + b, 0)],
      ([waiting, unread]) => {
        const news = [waiting ? `${waiting} 人等待` : '', unread ? `${unread} 条未读` : ''].filter(Boolean);
        document.title = news.length ? `（${news.join('，')}）${TITLE}` : TITLE;
      },
      { immediate: true },
    );

    function side() {
      if (!state.talk) return h('aside', { class: 'column side' });
      return h('aside', { class: 'column side', 'aria-label': '辅助信息' }, [
        h(
          Tabs,
          {
            activeKey: tab.value,
            'onUpdate:activeKey': (key) => {
              tab.value = key;
            },
          },
          {
            default: () => [
              h(TabPane, { key: 'suggestions', tab: '推荐答案', forceRender: true }, {
                default: () =>
                  h(Suggestions, {
                    ref: suggestions,
                    conversation: state.id,
                    heard: state.heard,
                    hearing: state.hearing,
                    enabled: mineNow(),
                    onInsert: (text) => composer.value && composer.value.insert(text),
                  }),
              }),
              h(TabPane, { key: 'order', forceRender: true, tab: `工单${state.talk.orders?.length ? `（${state.talk.orders.length}）` : ''}` }, {
                default: () =>
                  h(OrderForm, {
                    ref: orderForm,
                    talk: state.talk,
                    enabled: mineNow() && may('ORDER_WRITE'),
                    onSaved: guard(desk.refreshTalk),
                    onEdit: (number) => {
                      order.value = number;
                    },
                  }),
              }),
            ],
          },
        ),
      ]);
    }

    function talks() {
      return h('div', { class: 'desk', 'data-pane': pane.value }, [
        h('div', { class: 'panes' }, [
          h(Segmented, {
            block: true,
            value: pane.value,
            options: [
              { value: 'queue', label: `队列（${state.waiting.length}）` },
              { value: 'talk', label: '对话' },
              { value: 'side', label: '答案与工单' },
            ],
            'onUpdate:value': (value) => {
              pane.value = value;
            },
          }),
        ]),
        queueColumn(desk, actions),
        h(Talk, { desk, actions, mayOrder: may('ORDER_WRITE') }, {
          default: () =>
            h(SeatComposer, {
              ref: composer,
              conversation: state.id,
              enabled: mineNow(),
              pictures: !!state.talk && state.talk.channel === 'wechat',
              onSay: actions.say,
              onPicture: guard(async (file) => {
                await asStaff(() =>
                  upload(`/api/desk/conversations/${state.id}/pictures`, file, { query: { key: newKey() } }),
                );
              }),
              onTyping: desk.noteTyping,
            }),
        }),
        side(),
        h(OrderDrawer, {
          number: order.value,
          onClose: () => {
            order.value = '';
          },
          onChanged: guard(desk.refreshTalk),
        }),
      ]);
    }

    return () =>
      h('main', { class: 'desk-page' }, [
        h('div', { class: 'desk-tabs' }, [
          h(Segmented, {
            value: view.value,
            options: [
              { value: 'talks', label: `会话${state.waiting.length ? `（${state.waiting.length} 人等待）` : ''}` },
              ...(may('ORDER_READ') ? [{ value: 'orders', label: '工单' }, { value: 'followUps', label: '回访' }] : []),
              ...(may('CALLER_READ') ? [{ value: 'callBacks', label: '漏接回拨' }] : []),
            ],
            'onUpdate:value': (value) => {
              view.value = value;
            },
          }),
          h('span', { class: ['link-state', state.link] }, state.link === 'live' ? '实时连接' : state.link === 'offline' ? '网络已断开' : '正在连接'),
          h(Popover, { trigger: 'click', title: '键盘快捷键', placement: 'bottomRight' }, {
            content: shortcutHelp,
            default: () => h(Button, { type: 'text', size: 'small' }, { default: () => [icon('keyboard', { size: 16 }), ' 快捷键'] }),
          }),
        ]),
        view.value === 'orders' ? h(OrderList) : view.value === 'followUps' ? h(FollowUps) : view.value === 'callBacks'
            ? h(CallBacks, {
                onOpen: (id) => {
                  view.value = 'talks';
                  actions.select(id);
                },
              })
            : talks(),
      ]);
  },
});
