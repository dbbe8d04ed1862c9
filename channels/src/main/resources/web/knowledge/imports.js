import { h, reactive, ref, onMounted, defineComponent } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { shortTime } from '../shared/time.js';
import { fileSize, upload } from '../shared/upload.js';
import { asStaff } from '../staff/session.js';
import { Alert, Button, Form, FormItem, Progress, Select, bind } from '../staff/antd.js';
import { organisation } from '../desk/organisation.js';
import { go } from './address.js';
import { loading } from './loading.js';
import { sheet } from './sheet.js';

const MOST_BYTES = 50 * 1024 * 1024;
const KINDS = '.xlsx,.csv,.docx,.pdf,.html,.htm,.md,.ofd,.zip,.txt';

const STATES = { reading: '正在读取', ready: '等您挑选', importing: '正在收下', done: '已收下', failed: '没有成功' };

const COLUMNS = [
  { key: 'name', title: '文件', main: true, cell: (job) => h('a', { class: 'article-link', href: `#import/${job.id}` }, job.name) },
  { key: 'state', title: '进度', cell: (job) => STATES[job.state] || job.state },
  { key: 'department', title: '责任单位', cell: (job) => job.department || '—' },
  { key: 'uploadedAt', title: '上传', class: 'nowrap', cell: (job) => [shortTime(job.uploadedAt), h('span', { class: 'muted' }, ` ${job.userName}`)] },
];

/** Upload of documents; the server reads them and gives a preview, nothing is kept before. */
export const Imports = defineComponent({
  name: 'Imports',
  setup() {
    const state = reactive({ department: undefined, file: null, over: false, sending: false, share: 0, problem: '' });
    const chooser = ref(null);
    const past = loading(() => get('/api/desk/imports'));
    onMounted(() => past.load());
    onMounted(() => document.getElementById('import-department')?.focus());

    function take(file) {
      state.problem = '';
      if (!file) return;
      if (file.size > MOST_BYTES) state.problem = `${file.name}：${fileSize(file.size)}（最大 ${fileSize(MOST_BYTES)}）`;
      else state.file = file;
    }

    function chosen(event) {
      take(event.target.files[0]);
      event.target.value = '';
    }

    function dropped(event) {
      event.preventDefault();
      state.over = false;
      if (event.dataTransfer.files.length > 1) state.problem = '一次一个文件；多个文件请打成 zip 包';
      else take(event.dataTransfer.files[0]);
    }

    async function send() {
      if (!state.department || !state.file) {
        state.problem = state.department ? '请选择文件' : '请选择这些知识的责任单位';
        return;
      }
      Object.assign(state, { sending: true, share: 0, problem: '' });
      try {
        const { id } = await asStaff(() =>
          upload('/api/desk/imports', state.file, {
            query: { name: state.file.name, department: state.department },
            onProgress: (share) => {
              state.share = share;
            },
          }),
        );
        go('import', { id });
      } catch (e) {
        state.problem = e.line;
      } finally {
        state.sending = false;
      }
    }

    function drop() {
      return h(
        'div',
        {
          class: ['drop', { over: state.over }],
          onDragover: (event) => {
            event.preventDefault();
            state.over = true;
          },
          onDragleave: () => {
            state.over = false;
          },
          onDrop: dropped,
        },
        [
          state.file
            ? h('p', [h('b', state.file.name), h('span', { class: 'muted' }, ` ${fileSize(state.file.size)}`)])
            : h('p', '把文件拖到这里，或者'),
          h(Button, { onClick: () => chooser.value.click() }, { default: () => (state.file ? '换一个文件' : '选择文件') }),
          h('input', { ref: chooser, id: 'import-file', type: 'file', accept: KINDS, class: 'visually-hidden', tabindex: -1, 'aria-label': '导入文件', onChange: chosen }),
          h('p', { class: 'muted' }, '问答表 xlsx、csv；公文 docx、pdf、ofd；网页 html、Markdown；或它们的 zip 包。不超过 50 MB。'),
        ],
      );
    }

    return () =>
      h('section', { class: 'pad imports', 'aria-label': '导入' }, [
        h('p', { class: 'muted' }, '先预览：标题、文号、条款、与现有知识的重复和矛盾都看得到；选中的才收下，收下后进入待审，由审核员发布。'),
        h(Form, { layout: 'vertical', model: state, class: 'panel', onFinish: send }, {
          default: () => [
            h(FormItem, { label: '责任单位', htmlFor: 'import-department', required: true }, {
              default: () =>
                h(Select, {
                  id: 'import-department',
                  showSearch: true,
                  placeholder: '这些知识由哪个单位负责',
                  options: organisation.departments.map((value) => ({ value })),
                  ...bind(state, 'department'),
                }),
            }),
            drop(),
            state.problem ? h(Alert, { type: 'error', showIcon: true, role: 'alert', message: state.problem }) : null,
            state.sending ? h(Progress, { percent: Math.round(state.share * 100), 'aria-label': '上传进度' }) : null,
            h('div', { class: 'buttons' }, [
              h(Button, { type: 'primary', htmlType: 'submit', loading: state.sending }, { default: () => '上传并预览' }),
            ]),
          ],
        }),
        past.data && past.data.imports.length
          ? h('section', { class: 'heap', 'aria-label': '上传过的文件' }, [h('h2', '上传过的文件'), sheet({ caption: '上传过的文件', columns: COLUMNS, rows: past.data.imports, rowKey: (job) => job.id })])
          : null,
      ]);
  },
});
