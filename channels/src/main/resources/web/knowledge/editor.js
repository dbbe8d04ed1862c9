import { h, reactive, ref, computed, onMounted, onBeforeUnmount, defineComponent } from '../shared/vue.js';
import { get, post, put } from '../shared/api.js';
import { asStaff, may } from '../staff/session.js';
import { Alert, Button, Form, Modal, Spin, TabPane, Tabs, message } from '../staff/antd.js';
import { loadOrganisation } from '../desk/organisation.js';
import { ADVICE, actionsFor, standing } from './actions.js';
import { go } from './address.js';
import { brokenQuestions, trialProgress } from './broken.js';
import { freshId, takeDraft } from './draft.js';
import { editorHead } from './editor-head.js';
import { articleOf, formErrors, formOf, named } from './fields.js';
import { articleFields } from './form.js';
import { History } from './history.js';
import { Previews } from './previews.js';

const BREAKS = 'breaks-kept-questions';
const UNDER_WAY = 'check-under-way';

/** The server waits itself before it says that it is still asking. */
const PAUSE_MS = 300;

/** What a step is called, and what it says when it is done. */
const STEPS = {
  submit: { name: '送审', done: '已送审，等另一位同事审核' },
  return: { name: '退回', done: '已退回起草人' },
  publish: { name: '发布', done: '已发布，立即用于答复' },
  withdraw: { name: '下架', done: '已下架，不再用于答复' },
  confirm: { name: '复核', done: '已记下复核，新的复核期限生效' },
};

/** One article: the form beside what the citizen will see and hear, and its history. */
export const Editor = defineComponent({
  name: 'Editor',
  props: { id: { type: String, default: '' }, tab: { type: String, default: '' } },
  emits: ['close', 'changed'],
  setup(props, { emit }) {
    const article = ref(null);
    const form = reactive(formOf());
    const errors = reactive({});
    const problem = ref(null);
    const broken = ref(null);
    const trial = ref(null);
    const busy = ref('');
    let clean = '';
    let asked = [];
    let gone = false;

    const isNew = computed(() => !article.value);
    const path = () => `/api/desk/articles/${encodeURIComponent(article.value.id)}`;
    const dirty = () => JSON.stringify(articleOf(form)) !== clean;

    function show(found) {
      article.value = found;
      const { note } = form;
      Object.assign(form, formOf(found), { note });
      clean = JSON.stringify(articleOf(form));
      problem.value = null;
      broken.value = null;
      Object.keys(errors).forEach((field) => delete errors[field]);
    }

    async function load(id) {
      try {
        show(await asStaff(() => get(`/api/desk/articles/${encodeURIComponent(id)}`)));
      } catch (e) {
        problem.value = e;
      }
    }

    function begin() {
      form.id = freshId();
      const start = takeDraft();
      if (!start) return;
      form.title = start.title;
      form.questions = start.questions.join('\n');
      asked = start.asked;
    }

    clean = JSON.stringify(articleOf(form));
    if (!props.id) begin();

    const warn = (event) => {
      if (dirty()) event.preventDefault();
    };

    onMounted(() => {
      loadOrganisation();
      if (props.id) load(props.id);
      window.addEventListener('beforeunload', warn);
    });
    onBeforeUnmount(() => {
      gone = true;
      window.removeEventListener('beforeunload', warn);
    });

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
      broken.value = null;
      try {
        await asStaff(run);
        return true;
      } catch (e) {
        if (e.kind === BREAKS) broken.value = { step: name, list: e.body.broken };
        else problem.value = e;
        // The notice stands at the top, the form may be scrolled far below it.
        document.querySelector('.page')?.scrollTo({ top: 0 });
        return false;
      } finally {
        busy.value = '';
      }
    }

    function save() {
      if (!valid()) return Promise.resolve(false);
      return step('save', async () => {
        const body = { ...articleOf(form), note: form.note.trim() };
        const found = isNew.value
          ? await post('/api/desk/articles', { id: form.id, ...body })
          : await put(path(), { ...body, expectedVersion: article.value.version });
        show(found);
        message.success(`已保存第 ${found.version} 版`);
        await tickOff();
        emit('changed');
      });
    }

    /** The questions a draft was begun for wait for nobody any more. */
    async function tickOff() {
      if (!asked.length) return;
      await post('/api/desk/asked/dealt', { ids: asked });
      message.success(`这 ${asked.length} 次提问已从“没答上来”中划去`);
      asked = [];
    }

    /**
     * Sends a step again until the kept questions have been asked; the page shows how far that is.
     * Who leaves the page takes no step behind his back.
     */
    async function tried(send) {
      try {
        for (;;) {
          try {
            return await send();
          } catch (e) {
            if (e.kind !== UNDER_WAY || gone) throw e;
            trial.value = e.body;
            await new Promise((done) => {
              setTimeout(done, PAUSE_MS);
            });
          }
        }
      } finally {
        trial.value = null;
      }
    }

    async function change(name, more) {
      await step(name, async () => {
        const body = { note: form.note.trim(), expectedVersion: article.value.version, ...more };
        show(await tried(() => post(`${path()}/${name}`, body)));
        form.note = '';
        message.success(STEPS[name].done);
        emit('changed');
      });
    }

    const runs = {
      async save() {
        if (await save()) form.note = '';
      },
      publish: () => change('publish'),
      async submit() {
        const changed = isNew.value || dirty() || article.value.state !== '草稿';
        if (!changed || (await save())) await change('submit');
      },
      return() {
        if (form.note.trim()) return change('return');
        message.warning('请在“修改说明”里写明退回原因');
        document.getElementById('article-note')?.focus();
        return null;
      },
      confirm(reviewBy) {
        return change('confirm', { reviewBy });
      },
      withdraw() {
        Modal.confirm({
          title: '下架这条知识？',
          content: '下架后立即不再用于答复，历史版本仍可查看。',
          okText: '下架',
          okButtonProps: { danger: true },
          cancelText: '取消',
          onOk: () => change('withdraw'),
        });
      },
    };

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
      const stale = value.kind === 'stale-article' && !isNew.value;
      const advice = ADVICE[value.kind];
      return h(
        Alert,
        {
          class: 'editor-problem',
          type: advice ? 'warning' : 'error',
          showIcon: true,
          role: 'alert',
          message: advice ? value.title : named(value).line,
          description: advice,
        },
        {
          action: stale
            ? () => h(Button, { size: 'small', onClick: () => load(article.value.id) }, { default: () => '载入最新内容' })
            : undefined,
        },
      );
    }

    function notices() {
      const warnings = (article.value && article.value.warnings) || [];
      const where = standing(article.value);
      return [
        trial.value ? trialProgress(trial.value) : null,
        trouble(),
        broken.value
          ? brokenQuestions(broken.value.list, {
              step: STEPS[broken.value.step].name,
              busy: Boolean(busy.value),
              onAccept: () => change(broken.value.step, { accept: true }),
              onCancel: () => {
                broken.value = null;
              },
            })
          : null,
        warnings.length
          ? h(Alert, { class: 'editor-problem', type: 'warning', showIcon: true, message: '请留意', description: h('ul', warnings.map((text) => h('li', text))) })
          : null,
        where ? h('p', { class: 'standing' }, where) : null,
      ];
    }

    const pane = (key, name, content) => h(TabPane, { key, tab: name }, { default: content });

    function panes() {
      const readOnly = !may('KNOWLEDGE_EDIT');
      return [
        pane('edit', '编辑', () =>
          h('div', { class: 'editor-body' }, [
            h(Form, { layout: 'vertical', model: form, class: 'editor-form' }, {
              default: () => articleFields(form, errors, { isNew: isNew.value, readOnly }),
            }),
            h(Previews, { form, article: article.value, dirty: dirty() }),
          ]),
        ),
        article.value
          ? pane('history', '历史', () =>
              h(History, {
                id: article.value.id,
                version: article.value.version,
                live: article.value.liveVersion || 0,
                onChanged: (found) => {
                  show(found);
                  emit('changed');
                  go('article', { id: found.id });
                },
              }),
            )
          : null,
      ];
    }

    return () => {
      if (props.id && !article.value && !problem.value) return h(Spin, { class: 'staff-wait' });
      return h('section', { class: 'editor', 'aria-label': '编辑条目' }, [
        editorHead(article.value, form, {
          actions: actionsFor(article.value, dirty(), may),
          busy: busy.value,
          run: (name, more) => runs[name](more),
          leave,
        }),
        ...notices(),
        h(
          Tabs,
          {
            activeKey: props.tab || 'edit',
            'onUpdate:activeKey': (key) => go('article', { id: props.id || form.id, tab: key === 'edit' ? '' : key }),
          },
          { default: panes },
        ),
      ]);
    };
  },
});
