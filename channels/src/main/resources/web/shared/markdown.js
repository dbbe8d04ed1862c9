import { h } from './vue.js';

// Limited Markdown to vnodes: paragraphs, headings, lists, tables and bold. Text only ever becomes text
// nodes, so nothing an article or a citizen writes can become markup.

const HEADING = /^(#{1,4})\s+(.*)$/;
const BULLET = /^\s*[-*•]\s+(.*)$/;
const TABLE_ROW = /^\s*\|(.*)\|\s*$/;
const TABLE_RULE = /^[\s|:-]+$/;
const NUMBERED = /^\s*(\d{1,3})[.、．)）]\s*(.*)$/;

function inline(text, phones) {
  const out = [];
  text.split(/(\*\*[^*]+\*\*)/).forEach((piece) => {
    const bold = /^\*\*([^*]+)\*\*$/.exec(piece);
    if (bold) out.push(h('strong', withPhones(bold[1], phones)));
    else if (piece) out.push(...withPhones(piece, phones));
  });
  return out;
}

/** Turns the given numbers, standing alone, into links that dial them. */
function withPhones(text, phones) {
  if (!phones || !phones.length) return [text];
  const known = new RegExp(`(?<!\\d)(${phones.join('|')})(?!\\d)`);
  return text.split(known).map((piece) =>
    phones.includes(piece) ? h('a', { href: `tel:${piece}`, class: 'md-tel' }, piece) : piece,
  );
}

function lines(text, phones) {
  const out = [];
  text.forEach((line, i) => {
    if (i) out.push(h('br'));
    out.push(...inline(line, phones));
  });
  return out;
}

/** Splits Markdown into blocks: {kind: 'p' | 'h' | 'ul' | 'ol' | 'table', …}. */
export function blocks(source) {
  const out = [];
  let open = null;
  const close = () => {
    open = null;
  };
  String(source || '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .forEach((line) => {
      const heading = HEADING.exec(line);
      const bullet = BULLET.exec(line);
      const numbered = NUMBERED.exec(line);
      const cells = TABLE_ROW.exec(line);
      if (!line.trim()) {
        close();
      } else if (heading) {
        close();
        out.push({ kind: 'h', level: heading[1].length, text: heading[2] });
      } else if (cells) {
        open = row(out, open, cells[1]);
      } else if (bullet) {
        open = item(out, open, 'ul', bullet[1]);
      } else if (numbered && numbered[2]) {
        open = item(out, open, 'ol', numbered[2], Number(numbered[1]));
      } else if (open && open.items && /^\s{2,}/.test(line)) {
        open.items[open.items.length - 1].push(line.trim());
      } else {
        if (!open || open.kind !== 'p') {
          open = { kind: 'p', lines: [] };
          out.push(open);
        }
        open.lines.push(line.trim());
      }
    });
  return out;
}

function item(out, open, kind, text, start) {
  let list = open;
  if (!list || list.kind !== kind) {
    list = { kind, start, items: [] };
    out.push(list);
  }
  list.items.push([text]);
  return list;
}

/** A row of a table; the rule under its head says only that there is one. */
function row(out, open, text) {
  let table = open;
  if (!table || table.kind !== 'table') {
    table = { kind: 'table', head: false, rows: [] };
    out.push(table);
  }
  if (TABLE_RULE.test(text)) table.head = table.rows.length === 1;
  else table.rows.push(text.split(/(?<!\\)\|/).map((cell) => cell.replace(/\\\|/g, '|').trim()));
  return table;
}

function tableView({ head, rows }, phones) {
  const cellsOf = (cells, tag) => h('tr', cells.map((cell) => h(tag, tag === 'th' ? { scope: 'col' } : {}, inline(cell, phones))));
  return h('div', { class: 'md-table' }, [
    h('table', [
      head ? h('thead', [cellsOf(rows[0], 'th')]) : null,
      h('tbody', rows.slice(head ? 1 : 0).map((cells) => cellsOf(cells, 'td'))),
    ]),
  ]);
}

/**
 * Markdown as an array of vnodes.
 *
 * @param options.headingLevel the HTML level of a first-level heading (default 3)
 * @param options.phones numbers that become tel: links
 */
export function markdown(source, options = {}) {
  const { headingLevel = 3, phones = [] } = options;
  return blocks(source).map((block) => {
    if (block.kind === 'h') {
      const level = Math.min(6, headingLevel + Math.max(0, block.level - 2));
      return h(`h${level}`, { class: 'md-h' }, inline(block.text, phones));
    }
    if (block.kind === 'table') return tableView(block, phones);
    if (block.kind === 'p') return h('p', lines(block.lines, phones));
    const attributes = block.kind === 'ol' && block.start > 1 ? { start: block.start } : {};
    return h(
      block.kind,
      attributes,
      block.items.map((text) => h('li', lines(text, phones))),
    );
  });
}
