import { h, reactive, onMounted, onBeforeUnmount, computed, defineComponent } from '../shared/vue.js';
import { get, post, remove } from '../shared/api.js';
import { shortTime } from '../shared/time.js';
import { asStaff } from '../staff/session.js';
import { Alert, Button, Checkbox, Empty, Input, Modal, Progress, bind, complain, message } from '../staff/antd.js';
import { go } from './address.js';
import { importItem } from './import-item.js';
import { loading, notYet } from './loading.js';
import { work } from './work.js';

const WATCH_MS = 600;
const WORKING = { reading: '正在读取', importing: '正在收下' };

/** One import: how far it is, what was read, what to take. */
export const Import = defineComponent({
  name: 'Import',
  props: { id: { type: String, required: true } },
  setup(props) {
    const path = `/api/desk/imports/${encodeURIComponent(props.id)}`;
    const found = loading(() => get(path));
    const state = reactive({ chosen: {}, open: {}, articles: {}, note: '', busy: false, begun: false });
    let timer = 0;
    let gone = false;

    async function watchIt() {
      clearTimeout(timer);
      await found.load();
      const job = found.data;
      if (job && job.state === 'ready' && !state.begun) {
        state.begun = true;
        (job.items || []).forEach((item) => {
          state.chosen[item.n] = sound(item);
        });
      }
      if (!gone && job && WORKING[job.state]) timer = setTimeout(watchIt, WATCH_MS);
    }

    /** Taken unless somebody has to look first: at a duplicate, a contradiction, a warning. */
    const sound = (item) =>
      item.action !== 'same' && !item.duplicates.length && !item.conflicts.length && !item.warnings.length;

    onMounted(watchIt);
    onBeforeUnmount(() => {
      gone = true;
      clearTimeout(timer);
    });

    const items = computed(() => (found.data && found.data.items) || []);
    const batch = computed(() => new Set(items.value.filter((item) => item.action === 'new').map((item) => item.articleId)));
    const chosen = computed(() => items.value.filter((item) => state.chosen[item.n]));

    async function open(item) {
      state.open[item.n] = !state.open[item.n];
      if (!state.open[item.n] || state.articles[item.n]) return;
      try {
        state.articles[item.n] = (await asStaff(() => get(`${path}/items/${item.n}`))).article;
      } catch (e) {
        state.open[item.n] = false;
        complain(e);
      }
    }

    async function accept() {
      state.busy = true;
      try {
        await asStaff(() => post(`${path}/accept`, { items: chosen.value.map((item) => item.n), note: state.note.trim() }));
        await watchIt();
        work.load();
      } catch (e) {
        complain(e);
      } finally {
        state.busy = false;
      }
    }

    function discard() {
      Modal.confirm({
        title: '放弃这次导入？',
        content: '读取的内容会丢弃，原文件不受影响。',
        okText: '放弃',
        okButtonProps: { danger: true },
        cancelText: '取消',
        async onOk() {
          try {
            await asStaff(() => remove(path));
            message.success('已放弃');
            go('imports');
          } catch (e) {
            complain(e);
          }
        },
      });
    }

    function progress(job) {
      if (!WORKING[job.state]) return null;
      return h('div', { role: 'status', class: 'import-progress' }, [
        `${WORKING[job.state]} ${job.done}/${job.total || '…'}`,
        h(Progress, { percent: job.total ? Math.floor((job.done / job.total) * 100) : 0, status: 'active' }),
      ]);
    }

    function problems({ problems: bad = [] }) {
      if (!bad.length) return null;
      return h(Alert, {
        type: 'error',
        showIcon: true,
        class: 'import-problems',
        message: `${bad.length} 个文件读不了，其余照常`,
        description: h('ul', bad.map((one, i) => h('li', { key: i }, [h('b', one.file), ` ${one.message}`]))),
      });
    }

    function all() {
      const some = chosen.value.length;
      return h(
        Checkbox,
        {
          checked: some === items.value.length && some > 0,
          indeterminate: some > 0 && some < items.value.length,
          'onUpdate:checked': (value) => items.value.forEach((item) => {
            state.chosen[item.n] = value;
          }),
        },
        { default: () => `全选（${items.value.length}）` },
      );
    }

    function taking() {
      return h('div', { class: 'import-bar' }, [
        all(),
        h(Input, { 'aria-label': '导入说明', placeholder: '导入说明（写进历史）', maxlength: 500, ...bind(state, 'note') }),
        h(Button, { type: 'primary', class: 'do-accept', disabled: !chosen.value.length, loading: state.busy, onClick: accept }, { default: () => `收下选中的 ${chosen.value.length} 条` }),
        h(Button, { onClick: discard }, { default: () => '放弃' }),
      ]);
    }

    function finished(job) {
      if (job.state === 'failed') return h(Alert, { type: 'error', showIcon: true, message: '这次导入没有成功', description: job.message });
      if (job.state !== 'done') return null;
      return h(Alert, { type: 'success', showIcon: true, message: job.message || '已收下，进入待审' }, {
        action: () => h(Button, { size: 'small', href: '#work' }, { default: () => '去待办' }),
      });
    }

    return () => {
      const missing = found.data ? null : notYet(found);
      if (missing) return h('section', { class: 'pad' }, [missing]);
      const job = found.data;
      const ready = job.state === 'ready';
      return h('section', { class: 'pad import', 'aria-label': '导入预览' }, [
        h('p', [h('a', { href: '#imports' }, '‹ 导入别的文件')]),
        h('h2', job.name),
        h('p', { class: 'muted' }, [job.department, job.userName, shortTime(job.uploadedAt)].filter(Boolean).join(' · ')),
        progress(job),
        finished(job),
        problems(job),
        ready && items.value.length ? taking() : null,
        ready && !items.value.length && !(job.problems || []).length ? h(Empty, { description: '文件里没有读出知识' }) : null,
        h('ol', { class: 'import-items' }, items.value.map((item) =>
          importItem(item, {
            ready,
            chosen: Boolean(state.chosen[item.n]),
            choose: (value) => {
              state.chosen[item.n] = value;
            },
            article: state.open[item.n] ? state.articles[item.n] : null,
            open: () => open(item),
            inBatch: (id) => batch.value.has(id),
          }),
        )),
      ]);
    };
  },
});
