import { h } from '../shared/vue.js';

const nameOf = (ref) => ref.split('/').pop();

/** A JSON schema's type in one line, named schemas as links. */
export function typeLine(schema) {
  if (!schema) return '—';
  if (schema.$ref) {
    const name = nameOf(schema.$ref);
    return h('a', { href: `#schema-${name}` }, name);
  }
  if (schema.type === 'array') return h('span', ['[', typeLine(schema.items), ']']);
  if (schema.enum) return h('span', schema.enum.map((value) => `“${value}”`).join(' | '));
  const format = schema.format ? `（${schema.format}）` : '';
  return `${schema.type || '任意'}${format}`;
}

function limits(schema) {
  const out = [];
  if (schema.minLength !== undefined || schema.maxLength !== undefined) {
    out.push(`长度 ${schema.minLength ?? 0}～${schema.maxLength ?? ''}`);
  }
  if (schema.minimum !== undefined || schema.maximum !== undefined) {
    out.push(`${schema.minimum ?? ''}～${schema.maximum ?? ''}`);
  }
  if (schema.pattern && schema.pattern !== '\\S') out.push(schema.pattern);
  return out.join('，');
}

/** The fields of an object schema as a table; other schemas as one line. */
export function schemaTable(schema) {
  if (!schema || !schema.properties) return h('p', { class: 'type' }, [typeLine(schema)]);
  const required = new Set(schema.required || []);
  return h('div', { class: 'scroll', tabindex: 0 }, [
    h('table', [
      h('thead', [h('tr', ['字段', '类型', '说明'].map((title) => h('th', { scope: 'col' }, title)))]),
      h(
        'tbody',
        Object.entries(schema.properties).map(([name, field]) =>
          h('tr', { key: name }, [
            h('td', [h('code', name), required.has(name) ? '' : h('span', { class: 'optional' }, '可选')]),
            h('td', [
              typeLine(field),
              field.properties ? schemaTable(field) : null,
              field.items && field.items.properties ? schemaTable(field.items) : null,
            ]),
            h('td', [field.description, limits(field)].filter(Boolean).join('；')),
          ]),
        ),
      ),
    ]),
  ]);
}
