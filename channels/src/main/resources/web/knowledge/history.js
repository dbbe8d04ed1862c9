import { h, reactive, watch, computed, defineComponent } from '../shared/vue.js';
import { get, post } from '../shared/api.js';
import { longTime, shortTime } from '../shared/time.js';
import { asStaff, may } from '../staff/session.js';
import { Button, Modal, Select, Tag, complain, message } from '../staff/antd.js';
import { changesOf, changesView } from './changes.js';
import { STATE_COLORS } from './fields.js';
import { loading, notYet } from './loading.js';

/** When citizens were answered from a version. */
function served({ liveFrom, liveUntil }) {
  return liveUntil ? `${shortTime(liveFrom)} 至 ${shortTime(liveUntil)} 用于答复` : `${shortTime(liveFrom)} 起用于答复`;
}

/** Every version with who, when and why, what each changed, and the way back to it. */
export const History = defineComponent({
  name: 'History',
  props: {
    id: { type: String, required: true },
    version: { type: Number, required: true },
    /** The version citizens are answered from; 0 when there is none. */
    live: { type: Number, default: 0 },
  },
  emits: ['changed'],
  setup(props, { emit }) {
    const path = () => `/api/desk/articles/${encodeURIComponent(props.id)}`;
    const state = reactive({ chosen: 0, against: undefined, busy: false });
    const found = loading(() => get(`${path()}/history`));
    const versions = computed(() =>
      found.data ? [...found.data.versions].sort((a, b) => b.version - a.version) : [],
    );
    const of = (number) => versions.value.find((entry) => entry.version === number);

    watch(
      () => [props.id, props.version],
      async () => {
        await found.load();
        choose(props.version);
      },
      { immediate: true },
    );

    function choose(version) {
      state.chosen = version;
      state.against = undefined;
    }

    /**
     * The version compared with unless another was asked for: the one before; for what waits for
     * review the one citizens are answered from, since that is what would change.
     */
    const before = computed(() => {
      if (state.against) return of(state.against);
      if (state.chosen === props.version && props.live && props.live !== props.version) return of(props.live);
      return versions.value.find((entry) => entry.version < state.chosen);
    });

    function rollBack(version) {
      Modal.confirm({
        title: `退回到第 ${version} 版的内容？`,
        content: '会以那一版的文字另存一份新草稿，送审发布后才换上；现有各版都留在历史里。',
        okText: '另存为草稿',
        cancelText: '取消',
        async onOk() {
          try {
            const draft = await asStaff(() => post(`${path()}/rollback`, { version, expectedVersion: props.version, note: '' }));
            message.success(`第 ${version} 版的内容已另存为第 ${draft.version} 版草稿`);
            emit('changed', draft);
          } catch (e) {
            complain(e);
          }
        },
      });
    }

    function entryButton(entry) {
      return h('li', { key: entry.version }, [
        h(
          'button',
          { type: 'button', 'aria-pressed': String(entry.version === state.chosen), onClick: () => choose(entry.version) },
          [
            h('span', { class: 'version-head' }, [
              h('b', `第 ${entry.version} 版`),
              entry.version === props.live ? h(Tag, { color: 'blue' }, { default: () => '在用' }) : null,
              h(Tag, { color: STATE_COLORS[entry.state] }, { default: () => entry.state }),
            ]),
            h('span', [h('b', entry.act), entry.note ? `：${entry.note}` : '']),
            h('span', { class: 'muted' }, `${entry.editorName} · ${longTime(entry.at)}`),
            entry.liveFrom ? h('span', { class: 'muted' }, served(entry)) : null,
          ],
        ),
      ]);
    }

    function against() {
      const options = versions.value
        .filter((entry) => entry.version !== state.chosen)
        .map((entry) => ({ value: entry.version, label: `第 ${entry.version} 版${entry.version === props.live ? '（在用）' : ''}` }));
      if (!options.length) return null;
      return h('div', { class: 'against' }, [
        h('label', { for: 'against' }, '对照'),
        h(Select, {
          id: 'against',
          options,
          value: before.value ? before.value.version : undefined,
          'onUpdate:value': (value) => {
            state.against = value;
          },
        }),
      ]);
    }

    function difference() {
      const now = of(state.chosen);
      if (!now) return null;
      const old = before.value;
      const title = old ? `第 ${old.version} 版 → 第 ${now.version} 版` : `第 ${now.version} 版（首版）`;
      return h('section', { class: 'diff', 'aria-label': title }, [
        h('header', [
          h('h3', title),
          against(),
          may('KNOWLEDGE_EDIT') && now.version !== props.version
            ? h(Button, { class: 'roll-back', onClick: () => rollBack(now.version) }, { default: () => '退回到这一版' })
            : null,
        ]),
        old && old.state !== now.state ? h('p', `状态：${old.state} → ${now.state}`) : null,
        changesView(changesOf(old && old.article, now.article)),
      ]);
    }

    return () => {
      const missing = notYet(found);
      if (missing) return missing;
      return h('div', { class: 'history' }, [
        h('ol', { class: 'versions', 'aria-label': '版本' }, versions.value.map(entryButton)),
        difference(),
      ]);
    };
  },
});
