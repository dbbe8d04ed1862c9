import { h } from '../shared/vue.js';
import { textDiff } from '../shared/diff.js';
import { FIELD_NAMES, fieldText } from './fields.js';

const SIGNS = { same: ' ', gone: '−', new: '+', changed: '≠' };
const READ_OUT = { gone: '删除：', new: '新增：', changed: '改写：' };
/** Unchanged lines left around a change, so that it can be placed. */
const CONTEXT = 1;

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

/** The fields that differ between two articles, each with its lines; against nothing, all it says. */
export function changesOf(before, now) {
  return Object.entries(FIELD_NAMES)
    .map(([field, name]) => {
      const [old, fresh] = [fieldText(before, field), fieldText(now, field)];
      if (old === fresh) return null;
      const lines = textDiff(old, fresh).filter((line) => line.text !== '' || line.kind === 'same');
      return { field, name, lines: old ? folded(lines) : lines };
    })
    .filter(Boolean);
}

const aloud = (text) => h('span', { class: 'visually-hidden' }, text);

function part(piece, i) {
  if (piece.kind === 'gone') return h('del', { key: i }, [aloud('删去“'), piece.text, aloud('”')]);
  if (piece.kind === 'new') return h('ins', { key: i }, [aloud('加上“'), piece.text, aloud('”')]);
  return piece.text;
}

function line(found, i) {
  if (found.kind === 'fold') return h('li', { key: i, class: 'fold' }, `… ${found.count} 行未变 …`);
  return h('li', { key: i, class: found.kind }, [
    h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[found.kind]),
    h('span', [
      READ_OUT[found.kind] ? aloud(READ_OUT[found.kind]) : null,
      ...(found.parts ? found.parts.map(part) : [found.text || ' ']),
    ]),
  ]);
}

/** Changes field by field, with the words inside a reworded line marked. */
export function changesView(changes) {
  if (!changes.length) return h('p', { class: 'muted' }, '内容没有变化');
  return changes.map(({ field, name, lines }) =>
    h('section', { key: field, class: 'change', 'aria-label': name }, [h('h4', name), h('ol', lines.map(line))]),
  );
}
