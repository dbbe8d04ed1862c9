import { h, ref, onMounted, defineComponent } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { shortTime } from '../shared/time.js';
import { Button } from '../staff/antd.js';
import { asStaff, may } from '../staff/session.js';

const STATES = { off: '未录音', running: '正在录音', failed: '录音不完整', expired: '录音已过保存期' };

/** The calls of a conversation; a recording is fetched only when asked for, because that is noted. */
export const Recordings = defineComponent({
  name: 'Recordings',
  props: { conversation: { type: String, required: true } },
  setup(props) {
    const calls = ref([]);
    const open = ref('');

    onMounted(async () => {
      try {
        const id = encodeURIComponent(props.conversation);
        calls.value = (await asStaff(() => get(`/api/desk/conversations/${id}/calls`))).calls;
      } catch {
        calls.value = [];
      }
    });

    function player(call) {
      const there = call.recording === 'kept' || call.recording === 'failed';
      if (!there || !may('CALLER_READ')) return null;
      return open.value === call.id
        ? h('audio', { controls: true, autoplay: true, src: `/api/desk/calls/${call.id}/recording` })
        : h(
            Button,
            { size: 'small', onClick: () => { open.value = call.id; } },
            { default: () => '听录音（会记入审计）' },
          );
    }

    return () =>
      calls.value.map((call) =>
        h('p', { key: call.id, class: 'line-note recording' }, [
          `${shortTime(call.startedAt)} 来电 ${call.dialled} ${STATES[call.recording] || ''} ${call.note} `,
          player(call),
        ]),
      );
  },
});
