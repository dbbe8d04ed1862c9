import { h, reactive, watch, onMounted, defineComponent } from '../shared/vue.js';
import { get, post, put, remove } from '../shared/api.js';
import { shortTime } from '../shared/time.js';
import { asStaff, may } from '../staff/session.js';
import { Button, Empty, Input, Modal, Segmented, Tag, bind, complain, message } from '../staff/antd.js';
import { loading, notYet } from './loading.js';
import { pages, sheet } from './sheet.js';
import { WordForm } from './word-form.js';
import { KINDS } from './word-kinds.js';
import { WordReading } from './word-reading.js';

const WORD = 'KNOWLEDGE_EDIT';

/** What an entry says, as people would write it. */
function meaning(word) {
  if (word.kind === '同义') return word.terms.join(' = ');
  return `${word.terms.join('、')} → ${word.targetName || word.target}`;
}

/** What an editor noted, and the longer words in which the terms mean nothing. */
function note(word) {
  const except = word.except && word.except.length ? `不含：${word.except.join('、')}` : '';
  return [word.note, except].filter(Boolean).join('；') || '—';
}

/** The editors' words: synonyms, corrections, names of places. */
export const Words = defineComponent({
  name: 'Words',
  setup() {
    const found = loading(() => get('/api/desk/words'));
    const state = reactive({ kind: '', text: '', editing: null, stamp: 0 });
    const paging = pages();
    onMounted(() => found.load());
    watch(() => [state.kind, state.text], () => {
      paging.state.page = 1;
    });


    async function saved(done) {
      state.editing = null;
      state.stamp += 1;
      message.success(done);
      await found.load();
    }

    async function save(word, fields) {
      if (word.id) await asStaff(() => put(`/api/desk/words/${word.id}`, { expectedVersion: word.version, ...fields }));
      else await asStaff(() => post('/api/desk/words', fields));
      await saved('已保存，立即生效');
    }

    function drop(word) {
      Modal.confirm({
        title: '删除这一条？',
        content: meaning(word),
        okText: '删除',
        okButtonProps: { danger: true },
        cancelText: '取消',
        async onOk() {
          try {
            await asStaff(() => remove(`/api/desk/words/${word.id}`, { query: { expectedVersion: word.version } }));
            await saved('已删除，立即生效');
          } catch (e) {
            complain(e);
            found.load();
          }
        },
      });
    }

    const COLUMNS = [
      { key: 'meaning', title: '词', main: true, cell: meaning },
      { key: 'kind', title: '类别', cell: (word) => h(Tag, { color: KINDS[word.kind].color }, { default: () => word.kind }) },
      { key: 'note', title: '说明', cell: note },
      { key: 'updatedAt', title: '最近修改', class: 'nowrap', cell: (word) => [shortTime(word.updatedAt) || '—', h('span', { class: 'muted' }, ` ${word.editorName || ''}`)] },
      {
        key: 'do',
        title: '操作',
        class: 'nowrap',
        cell: (word) =>
          may(WORD)
            ? h('span', { class: 'buttons' }, [
                h('button', { type: 'button', class: 'link', 'aria-label': `修改 ${meaning(word)}`, onClick: () => { state.editing = word; } }, '修改'),
                h('button', { type: 'button', class: 'link', 'aria-label': `删除 ${meaning(word)}`, onClick: () => drop(word) }, '删除'),
              ])
            : '—',
      },
    ];

    const shown = () =>
      found.data.words.filter(
        (word) => (!state.kind || word.kind === state.kind) && meaning(word).includes(state.text.trim()),
      );

    function list() {
      const rows = shown();
      return rows.length
        ? [sheet({ caption: '词库', columns: COLUMNS, rows: paging.of(rows), rowKey: (word) => word.id }), paging.control(rows)]
        : h(Empty, { description: found.data.words.length ? '没有符合条件的词' : '词库还是空的' });
    }

    return () => {
      const missing = notYet(found);
      if (missing) return h('section', { class: 'pad' }, [missing]);
      const kinds = [{ value: '', label: `全部 ${found.data.words.length}` }];
      Object.keys(KINDS).forEach((value) => {
        kinds.push({ value, label: `${value} ${found.data.words.filter((word) => word.kind === value).length}` });
      });
      return h('section', { class: 'pad words', 'aria-label': '词库' }, [
        h('p', { class: 'muted' }, '词库保存即用，不必重建索引：检索、答复和地点识别都按它来读群众的话。'),
        h(WordReading, { stamp: state.stamp }),
        h('div', { class: 'filters' }, [
          h(Segmented, { options: kinds, 'aria-label': '类别', ...bind(state, 'kind') }),
          h(Input, { class: 'filter-text', allowClear: true, placeholder: '找词', 'aria-label': '找词', ...bind(state, 'text') }),
          may(WORD)
            ? h(Button, { type: 'primary', class: 'right', onClick: () => { state.editing = { kind: state.kind || '同义', terms: [] }; } }, { default: () => '新增词条' })
            : null,
        ]),
        state.editing
          ? h(WordForm, { key: state.editing.id || 'new', word: state.editing, save: (fields) => save(state.editing, fields), onClose: () => { state.editing = null; } })
          : null,
        ...[list()].flat(),
      ]);
    };
  },
});
