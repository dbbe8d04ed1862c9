import { h, reactive, onMounted, onBeforeUnmount, defineComponent } from '../shared/vue.js';
import { get, post } from '../shared/api.js';
import { shortTime } from '../shared/time.js';
import { asStaff, may } from '../staff/session.js';
import { Alert, Button, Modal, Progress, complain } from '../staff/antd.js';

const WATCH_MS = 500;
const IDLE_MS = 15000;

/** How far the index is, and the button that builds it anew beside the running one. */
export const Reindex = defineComponent({
  name: 'Reindex',
  setup() {
    const state = reactive({ status: null, problem: '', asked: false });
    let timer = 0;
    let gone = false;

    async function look() {
      clearTimeout(timer);
      try {
        state.status = await asStaff(() => get('/api/desk/reindex'));
        state.problem = '';
        if (!state.status.running) state.asked = false;
      } catch (e) {
        state.problem = e.line;
      }
      if (!gone) timer = setTimeout(look, state.status && state.status.running ? WATCH_MS : IDLE_MS);
    }

    onMounted(look);
    onBeforeUnmount(() => {
      gone = true;
      clearTimeout(timer);
    });

    async function begin() {
      state.asked = true;
      try {
        const status = await asStaff(() => post('/api/desk/reindex'));
        if (status) state.status = status;
        setTimeout(look, 100);
      } catch (e) {
        state.asked = false;
        complain(e);
      }
    }

    function confirm() {
      Modal.confirm({
        title: '重建索引？',
        content: '在旁边重建，期间答复照常；完成后自动换上。',
        okText: '重建',
        cancelText: '取消',
        onOk: begin,
      });
    }

    function words(status) {
      const behind = status.revision - status.indexRevision;
      if (behind > 0) return `索引落后 ${behind} 处修改`;
      return status.finishedAt ? `索引是最新的，${shortTime(status.finishedAt)} 重建` : '索引是最新的';
    }

    return () => {
      const { status } = state;
      if (state.problem) return h(Alert, { type: 'warning', message: state.problem });
      if (!status) return null;
      const percent = status.total ? Math.floor((status.done / status.total) * 100) : 0;
      return h('div', { class: 'reindex', role: 'status' }, [
        status.running
          ? h('div', { class: 'reindex-bar' }, [
              h('span', `正在重建 ${status.done}/${status.total}`),
              h(Progress, { percent, size: 'small', status: 'active' }),
            ])
          : h('span', { class: 'muted' }, words(status)),
        may('INDEX_REBUILD')
          ? h(Button, { loading: state.asked || status.running, onClick: confirm }, { default: () => '重建索引' })
          : null,
      ]);
    };
  },
});
