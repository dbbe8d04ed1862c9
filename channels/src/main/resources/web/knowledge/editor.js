import { h, reactive, ref, computed, onMounted, onBeforeUnmount, defineComponent } from '../shared/vue.js';
import { get, post, put } from '../shared/api.js';
import { articleView } from '../shared/article-view.js';
import { asStaff, may } from '../staff/session.js';
import { Alert, Button, Form, Input, Modal, Spin, TabPane, Tabs, Tag, bind, message } from '../staff/antd.js';
import { loadOrganisation } from '../desk/organisation.js';
import { STATE_COLORS, articleOf, formErrors, formOf } from './fields.js';
import { articleFields } from './form.js';
import { History } from './history.js';

/** One article: the form beside what the citizen will see, and its history. */
export const Editor = defineComponent({
  name: 'Editor',
  props: { id: { type: String, default: '' } },
  emits: ['close', 'changed'],
  setup(props, { emit }) {
    const article = ref(null);
    const form = reactive(formOf());
    const errors = reactive({});
    const problem = ref(null);
    const busy = ref('');
    const tab = ref('edit');
    let clean = '';

    const isNew = computed(() => !article.value);
    const path = () => `/api/desk/articles/${encodeURIComponent(article.value.id)}`;
    const dirty = () => JSON.stringify(articleOf(form)) !== clean;

    function show(found) {
      article.value = found;
      Object.assign(form, formOf(found));
      clean = JSON.stringify(articleOf(form));
      problem.value = null;
      Object.keys(errors).forEach((field) => delete errors[field]);
    }

    async function load(id) {
      try {
        show(await asStaff(() => get(`/api/desk/articles/${encodeURIComponent(id)}`)));
      } catch (e) {
        problem.value = e;
      }
    }

    const warn = (event) => {
      if (dirty()) event.preventDefault();
    };

    onMounted(() => {
      loadOrganisation();
      clean = JSON.stringify(articleOf(form));
      if (props.id) load(props.id);
      window.addEventListener('beforeunload', warn);
    });
    onBeforeUnmount(() => window.removeEventListener('beforeunload', warn));

    function valid() {
      Object.keys(errors).forEach((field) => delete errors[field]);
      Object.assign(errors, formErrors(form, isNew.value));
      const first = Object.keys(errors)[0];
      if (first) document.getElementById(`article-${first}`)?.focus();
      return !first;
    }

    /** Runs one step under a name, so that its button shows it; a failure stays on the screen. */
    async function step(name, run) {
      if (busy.value) return false;
      busy.value = name;
      problem.value = null;
      try {
        await asStaff(run);
        return true;
      } catch (e) {
        problem.value = e;
        return false;
      } finally {
        busy.value = '';
      }
    }

    /** A published article is answered from at once, so only those who may publish change it. */
    const published = () => Boolean(article.value) && article.value.state === '已发布';
    const mayEdit = () => may('KNOWLEDGE_EDIT') && (!published() || may('KNOWLEDGE_PUBLISH'));

    function save() {
      if (!valid()) return Promise.resolve(false);
      return step('save', async () => {
        const body = { ...articleOf(form), note: form.note.trim() };
        const found = isNew.value
          ? await post('/api/desk/articles', { id: form.id, ...body })
          : await put(path(), { ...body, expectedVersion: article.value.version });
        show(found);
        message.success(published() ? `第 ${found.version} 版已生效` : `已保存第 ${found.version} 版`);
        emit('changed');
      });
    }

    async function change(name, done) {
      const note = form.note.trim();
      if (dirty() && name === 'publish' && mayEdit() && !(await save())) return;
      await step(name, async () => {
        show(await post(`${path()}/${name}`, { note }));
        message.success(done);
        emit('changed');
      });
    }

    function withdraw() {
      Modal.confirm({
        title: '下架这条知识？',
        content: '下架后立即不再用于答复，历史版本仍可查看。',
        okText: '下架',
        okButtonProps: { danger: true },
        cancelText: '取消',
        onOk: () => change('withdraw', '已下架'),
      });
    }

    function leave() {
      if (!dirty()) {
        emit('close');
        return;
      }
      Modal.confirm({
        title: '有未保存的修改',
        content: '离开后这些修改会丢失。',
        okText: '离开',
        cancelText: '继续编辑',
        onOk: () => emit('close'),
      });
    }

    function trouble() {
      const { value } = problem;
      if (!value) return null;
      const texts = {
        409: ['内容已被别人修改，您的修改还在表单里', '请打开“历史”比较，或重新载入最新内容后再改。'],
        403: ['您没有这项操作的权限', '草稿由编辑员保存，发布和下架由审核员完成。'],
      };
      const [title, more] = (!isNew.value && texts[value.status]) || [value.line, undefined];
      return h(
        Alert,
        {
          class: 'editor-problem',
          type: value.status === 409 ? 'warning' : 'error',
          showIcon: true,
          role: 'alert',
          message: title,
          description: more ? `${more}（${value.line}）` : undefined,
        },
        {
          action:
            value.status === 409 && !isNew.value
              ? () => h(Button, { size: 'small', onClick: () => load(article.value.id) }, { default: () => '载入最新内容' })
              : undefined,
        },
      );
    }

    function button(name, label, run, more) {
      return h(
        Button,
        { loading: busy.value === name, disabled: Boolean(busy.value) && busy.value !== name, onClick: run, ...more },
        { default: () => label },
      );
    }

    function head() {
      const found = article.value;
      return h('header', { class: 'editor-head' }, [
        h(Button, { onClick: leave }, { default: () => '返回列表' }),
        h('h2', [
          found ? found.title : '新建条目',
          found ? h(Tag, { color: STATE_COLORS[found.state] }, { default: () => found.state }) : null,
          found ? h('span', { class: 'muted' }, `第 ${found.version} 版`) : null,
        ]),
        h('div', { class: 'editor-actions' }, [
          h(Input, { 'aria-label': '修改说明', placeholder: '修改说明（写进历史）', maxlength: 500, ...bind(form, 'note') }),
          mayEdit()
            ? button('save', published() ? '保存并生效' : '保存草稿', save, { type: published() ? 'primary' : 'default' })
            : null,
          found && !published() && may('KNOWLEDGE_PUBLISH')
            ? button('publish', '发布', () => change('publish', '已发布，立即用于答复'), { type: 'primary' })
            : null,
          published() && may('KNOWLEDGE_PUBLISH')
            ? button('withdraw', '下架', withdraw, { danger: true })
            : null,
        ]),
      ]);
    }

    function preview() {
      const shown = { ...articleOf(form), version: article.value ? article.value.version : 1 };
      return h('section', { class: 'preview', tabindex: 0, 'aria-label': '群众看到的样子' }, [
        h('p', { class: 'preview-title' }, '群众看到的样子'),
        articleView({ title: '（未填标题）', department: '（未选单位）', ...shown }),
      ]);
    }

    return () => {
      if (props.id && !article.value && !problem.value) return h(Spin, { class: 'staff-wait' });
      return h('section', { class: 'editor' }, [
        head(),
        trouble(),
        published() && may('KNOWLEDGE_EDIT') && !mayEdit()
          ? h(Alert, { class: 'editor-problem', type: 'info', showIcon: true, message: '已发布的条目立即用于答复，须由有发布权限的人修改，或请审核员先下架。' })
          : null,
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
              h(TabPane, { key: 'edit', tab: '编辑' }, {
                default: () =>
                  h('div', { class: 'editor-body' }, [
                    h(Form, { layout: 'vertical', model: form, class: 'editor-form' }, {
                      default: () => articleFields(form, errors, { isNew: isNew.value, readOnly: !mayEdit() }),
                    }),
                    preview(),
                  ]),
              }),
              article.value
                ? h(TabPane, { key: 'history', tab: '历史' }, {
                    default: () => h(History, { id: article.value.id, version: article.value.version }),
                  })
                : null,
            ],
          },
        ),
      ]);
    };
  },
});
