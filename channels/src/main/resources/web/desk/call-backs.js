import { h, ref, onMounted, defineComponent } from '../shared/vue.js';
import { get, post } from '../shared/api.js';
import { shortTime } from '../shared/time.js';
import { Button, Empty, Tag, complain } from '../staff/antd.js';
import { asStaff } from '../staff/session.js';

/** Whom to call back: gave up waiting, asked for it, or could not be put through. */
export const CallBacks = defineComponent({
  name: 'CallBacks',
  emits: ['open'],
  setup(props, { emit }) {
    const all = ref(null);

    async function load() {
      try {
        all.value = (await asStaff(() => get('/api/desk/call-backs'))).callBacks;
      } catch (problem) {
        complain(problem);
      }
    }

    async function called(entry) {
      try {
        await asStaff(() => post(`/api/desk/call-backs/${encodeURIComponent(entry.id)}/called`));
        await load();
      } catch (problem) {
        complain(problem);
      }
    }

    onMounted(load);

    function look(entry) {
      return h(
        Button,
        { size: 'small', class: 'look', onClick: () => emit('open', entry.conversationId) },
        { default: () => '看会话' },
      );
    }

    function item(entry) {
      return h('li', { key: entry.id, class: ['case', 'call-back', { done: entry.calledAt }] }, [
        h('p', { class: 'case-head' }, [
          entry.number ? h('a', { href: `tel:${entry.number}` }, entry.number) : '号码未知',
          h(Tag, { color: entry.calledAt ? 'default' : 'orange' }, { default: () => entry.reason }),
          entry.dialled ? h('span', { class: 'muted' }, `拨打 ${entry.dialled}`) : null,
          h('span', { class: 'wait' }, shortTime(entry.at)),
        ]),
        h('p', { class: 'call-back-actions' }, [
          entry.calledAt
            ? h('span', { class: 'muted' }, `${entry.calledBy} ${shortTime(entry.calledAt)} 已回拨`)
            : h(
                Button,
                { type: 'primary', size: 'small', class: 'called', onClick: () => called(entry) },
                { default: () => '标记已回拨' },
              ),
          look(entry),
        ]),
      ]);
    }

    const group = (title, entries) =>
      entries.length
        ? [h('h3', `${title}（${entries.length}）`), h('ul', { class: 'cases' }, entries.map(item))]
        : [];

    return () => {
      const found = all.value || [];
      return h('section', { class: 'column call-backs', 'aria-label': '漏接回拨' }, [
        h('header', [h('h2', '漏接回拨'), h(Button, { size: 'small', onClick: load }, { default: () => '刷新' })]),
        h('p', { class: 'muted' }, '排队时挂机、要求回电或没有转接成功的市民。每次查看都会记入审计。'),
        ...group('待回拨', found.filter((entry) => !entry.calledAt)),
        ...group('已回拨', found.filter((entry) => entry.calledAt)),
        all.value && !found.length ? h(Empty, { description: '没有要回拨的来电' }) : null,
      ]);
    };
  },
});
