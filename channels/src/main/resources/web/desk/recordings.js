import { h, ref, watch, onBeforeUnmount, onMounted, defineComponent } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { shortTime } from '../shared/time.js';
import { Button } from '../staff/antd.js';
import { asStaff, may } from '../staff/session.js';

const STATES = { off: '未录音', running: '正在录音', kept: '已录音', failed: '录音不完整', expired: '录音已过保存期' };
const AGAIN_MS = 3000;

/** The calls of a conversation; a recording is fetched only when asked for, because that is noted. */
export const Recordings = defineComponent({
  name: 'Recordings',
  props: {
    conversation: { type: String, required: true },
    /** Something else than before when calls may have changed. */
    changes: { type: Number, default: 0 },
  },
  setup(props) {
    const calls = ref([]);
    const open = ref('');
    const broken = ref('');
    let timer = 0;

    async function load() {
      clearTimeout(timer);
      try {
        const id = encodeURIComponent(props.conversation);
        calls.value = (await asStaff(() => get(`/api/desk/conversations/${id}/calls`))).calls;
      } catch {
        calls.value = [];
      }
      // A recording is finished a moment after its call, and nobody is told.
      if (calls.value.some((call) => call.recording === 'running')) timer = setTimeout(load, AGAIN_MS);
    }

    onMounted(load);
    onBeforeUnmount(() => clearTimeout(timer));
    watch(() => props.changes, load);

    function player(call) {
      const there = call.recording === 'kept' || call.recording === 'failed';
      if (!there || !may('CALLER_READ')) return null;
      if (broken.value === call.id) return h('span', { class: 'muted', role: 'alert' }, '录音打不开');
      return open.value === call.id
        ? h('audio', {
            controls: true,
            autoplay: true,
            'aria-label': '通话录音',
            src: `/api/desk/calls/${encodeURIComponent(call.id)}/recording`,
            onError: () => {
              broken.value = call.id;
            },
          })
        : h(
            Button,
            {
              size: 'small',
              onClick: () => {
                open.value = call.id;
              },
            },
            { default: () => '听录音（会记入审计）' },
          );
    }

    return () =>
      calls.value.map((call) =>
        h('p', { key: call.id, class: 'line-note recording' }, [
          h(
            'span',
            [
              `${shortTime(call.startedAt)} 来电`,
              call.dialled ? `拨打 ${call.dialled}` : '',
              call.endedAt ? `${shortTime(call.endedAt)} 结束` : '通话中',
              STATES[call.recording] || '',
              call.note,
            ]
              .filter(Boolean)
              .join(' · '),
          ),
          player(call),
        ]),
      );
  },
});
