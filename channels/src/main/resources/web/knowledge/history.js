import { h, reactive, watch, computed, defineComponent } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { lineDiff } from '../shared/diff.js';
import { longTime } from '../shared/time.js';
import { asStaff } from '../staff/session.js';
import { Alert, Spin, Tag } from '../staff/antd.js';
import { STATE_COLORS, asText } from './fields.js';

const SIGNS = { same: ' ', gone: '−', new: '+' };
const READ_OUT = { gone: '删除：', new: '新增：' };
/** Unchanged lines left around a change, so that it can be placed. */
const CONTEXT = 2;

/** Hides long unchanged stretches. */
function folded(lines) {
  const near = lines.map((_, i) =>
    lines.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some((line) => line.kind !== 'same'),
  );
  const out = [];
  lines.forEach((line, i) => {
    if (near[i]) out.push(line);
    else if (out.length && out[out.length - 1].kind === 'fold') out[out.length - 1].count += 1;
    else out.push({ kind: 'fold', count: 1 });
  });
  return out;
}

/** Every version with who, when and why, and what each changed. */
export const History = defineComponent({
  name: 'History',
  props: { id: { type: String, required: true }, version: { type: Number, required: true } },
  setup(props) {
    const state = reactive({ versions: [], busy: true, problem: '', chosen: 0 });

    async function load() {
      state.busy = true;
      try {
        const path = `/api/desk/articles/${encodeURIComponent(props.id)}/history`;
        const found = await asStaff(() => get(path));
        state.versions = [...found.versions].sort((a, b) => b.version - a.version);
        state.chosen = state.versions[0] ? state.versions[0].version : 0;
      } catch (e) {
        state.problem = e.line;
      } finally {
        state.busy = false;
      }
    }
    watch(() => [props.id, props.version], load, { immediate: true });

    const change = computed(() => {
      const at = state.versions.findIndex((entry) => entry.version === state.chosen);
      if (at < 0) return null;
      const now = state.versions[at];
      const before = state.versions[at + 1];
      const lines = lineDiff(before ? asText(before.article) : '', asText(now.article));
      return { now, before, lines: before ? folded(lines) : lines.filter((line) => line.kind !== 'gone') };
    });

    function diff() {
      if (!change.value) return null;
      const { now, before, lines } = change.value;
      const changed = lines.some((line) => line.kind === 'new' || line.kind === 'gone');
      const title = before ? `第 ${before.version} 版 → 第 ${now.version} 版` : `第 ${now.version} 版（首版）`;
      return h('section', { class: 'diff', 'aria-label': title }, [
        h('h3', title),
        before && before.state !== now.state ? h('p', `状态：${before.state} → ${now.state}`) : null,
        !changed ? h('p', { class: 'muted' }, '内容没有变化') : null,
        h(
          'ol',
          lines.map((line, i) =>
            line.kind === 'fold'
              ? h('li', { key: i, class: 'fold' }, `… ${line.count} 行未变 …`)
              : h('li', { key: i, class: line.kind }, [
                  h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[line.kind]),
                  h('span', [
                    READ_OUT[line.kind] ? h('span', { class: 'visually-hidden' }, READ_OUT[line.kind]) : null,
                    line.text || ' ',
                  ]),
                ]),
          ),
        ),
      ]);
    }

    return () => {
      if (state.problem) return h(Alert, { type: 'error', showIcon: true, message: state.problem });
      if (state.busy && !state.versions.length) return h(Spin);
      return h('div', { class: 'history' }, [
        h(
          'ol',
          { class: 'versions', 'aria-label': '版本' },
          state.versions.map((entry) =>
            h('li', { key: entry.version }, [
              h(
                'button',
                {
                  type: 'button',
                  'aria-pressed': String(entry.version === state.chosen),
                  onClick: () => {
                    state.chosen = entry.version;
                  },
                },
                [
                  h('span', { class: 'version-head' }, [
                    h('b', `第 ${entry.version} 版`),
                    h(Tag, { color: STATE_COLORS[entry.state] }, { default: () => entry.state }),
                  ]),
                  h('span', entry.note || '（没有说明）'),
                  h('span', { class: 'muted' }, `${entry.editor} · ${longTime(entry.at)}`),
                ],
              ),
            ]),
          ),
        ),
        diff(),
      ]);
    };
  },
});
