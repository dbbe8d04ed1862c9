import { h, reactive, ref, defineComponent } from '../shared/vue.js';
import { fileSize, upload } from '../shared/upload.js';
import { asStaff } from '../staff/session.js';
import { Alert, Button, Progress } from '../staff/antd.js';

const MOST_BYTES = 10 * 1024 * 1024;
const KINDS = '.pdf,.docx,.xlsx,.png,.jpg,.jpeg,.ofd,.txt,.md,.csv,.html,.htm';

/** The attachments of an article: added by upload, saved with the article. */
export const Attachments = defineComponent({
  name: 'Attachments',
  props: { value: { type: Array, required: true }, readOnly: Boolean, id: { type: String, required: true } },
  emits: ['update:value'],
  setup(props, { emit }) {
    const state = reactive({ sending: '', share: 0, problem: '' });
    const chooser = ref(null);

    async function send(file) {
      if (file.size > MOST_BYTES) {
        state.problem = `${file.name}：${fileSize(file.size)}（最大 ${fileSize(MOST_BYTES)}）`;
        return;
      }
      Object.assign(state, { sending: file.name, share: 0, problem: '' });
      try {
        const stored = await asStaff(() =>
          upload('/api/desk/attachments', file, {
            query: { name: file.name },
            onProgress: (share) => {
              state.share = share;
            },
          }),
        );
        emit('update:value', [...props.value.filter((one) => one.sha256 !== stored.sha256), stored]);
      } catch (e) {
        state.problem = `${file.name}：${e.line}`;
      } finally {
        state.sending = '';
      }
    }

    async function chosen(event) {
      const files = [...event.target.files];
      event.target.value = '';
      for (const file of files) await send(file);
    }

    const without = (gone) => emit('update:value', props.value.filter((one) => one.sha256 !== gone.sha256));

    return () =>
      h('div', { class: 'attachments' }, [
        props.value.length
          ? h('ul', props.value.map((one) =>
              h('li', { key: one.sha256 }, [
                h('a', { class: 'attachment-name', href: `/api/desk/attachments/${one.sha256}?${new URLSearchParams({ name: one.name })}`, download: one.name }, one.name),
                h('span', { class: 'muted' }, fileSize(one.size)),
                props.readOnly
                  ? null
                  : h('button', { type: 'button', class: 'link', 'aria-label': `移除 ${one.name}`, onClick: () => without(one) }, '移除'),
              ]),
            ))
          : h('p', { class: 'muted' }, '没有附件'),
        state.sending
          ? h('div', { role: 'status' }, [`正在上传 ${state.sending}`, h(Progress, { percent: Math.round(state.share * 100), size: 'small' })])
          : null,
        state.problem ? h(Alert, { type: 'error', showIcon: true, role: 'alert', message: state.problem }) : null,
        h('input', { ref: chooser, id: props.id, type: 'file', multiple: true, accept: KINDS, class: 'visually-hidden', tabindex: -1, 'aria-hidden': 'true', onChange: chosen }),
        props.readOnly
          ? null
          : h(Button, { disabled: Boolean(state.sending), onClick: () => chooser.value.click() }, { default: () => '添加附件' }),
      ]);
  },
});
