import { h, ref, onMounted, defineComponent } from '../shared/vue.js';
import { get, post } from '../shared/api.js';
import { shortTime } from '../shared/time.js';
import { Button, Empty, Tag, complain } from '../staff/antd.js';
import { asStaff } from '../staff/session.js';

/** Whom to call back: gave up waiting, asked for it, or could not be put through. */
export const CallBacks = defineComponent({
  name: 'CallBacks',
  setup() {
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

    function item(entry) {
      return h('li', { key: entry.id, class: 'case' }, [
        h('p', { class: 'case-head' }, [
          entry.number ? h('a', { href: `tel:${entry.number}` }, entry.number) : '号码未知',
          h(Tag, { color: entry.calledAt ? 'default' : 'orange' }, { default: () => entry.reason }),
          h('span', { class: 'wait' }, shortTime(entry.at)),
        ]),
        entry.calledAt
          ? h('p', { class: 'muted' }, `${entry.calledBy} ${shortTime(entry.calledAt)} 已回拨`)
          : h(
              Button,
              { type: 'primary', size: 'small', onClick: () => called(entry) },
              { default: () => '标记已回拨' },
            ),
      ]);
    }

    return () =>
      h('section', { class: 'column call-backs', 'aria-label': '漏接回拨' }, [
        h('h2', '漏接回拨'),
        all.value && all.value.length
          ? h('ul', { class: 'cases' }, all.value.map(item))
          : h(Empty, { description: '没有要回拨的来电' }),
      ]);
  },
});
