import { createApp, h, reactive } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { frame } from './frame.js';
import { schemaTable, typeLine } from './schema.js';

const METHODS = ['get', 'post', 'put', 'delete', 'patch'];

const state = reactive({ contract: null, problem: '' });

function operations(contract) {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({ path, method, ...item[method] })),
  );
}

function bodySchema(content) {
  const first = content && Object.values(content)[0];
  return first && first.schema;
}

function access(operation) {
  if (operation['x-anonymous']) return '无需登录';
  return operation['x-permission'] ? `权限 ${operation['x-permission']}` : '需要登录';
}

function parameters(list) {
  if (!list || !list.length) return null;
  return h('ul', { class: 'parameters' }, [
    ...list.map((parameter) =>
      h('li', { key: parameter.name }, [
        h('code', parameter.name),
        ` ${{ path: '路径', query: '查询', header: '请求头' }[parameter.in] || ''} `,
        typeLine(parameter.schema),
        parameter.required ? '' : '，可选',
        parameter.description ? `：${parameter.description}` : '',
      ]),
    ),
  ]);
}

/** A response, looked up when it is only named. */
function responseOf(contract, response) {
  if (!response.$ref) return response;
  return contract.components.responses[response.$ref.split('/').pop()] || {};
}

function card(contract, operation) {
  const body = operation.requestBody && bodySchema(operation.requestBody.content);
  return h('details', { key: operation.operationId, class: 'operation', id: operation.operationId }, [
    h('summary', [
      h('span', { class: ['method', operation.method] }, operation.method.toUpperCase()),
      h('code', operation.path),
      h('span', { class: 'summary' }, operation.summary || ''),
      h('span', { class: 'access' }, access(operation)),
    ]),
    operation.description ? h('p', operation.description) : null,
    parameters(operation.parameters),
    body ? [h('h3', '请求'), schemaTable(body)] : null,
    h('h3', '响应'),
    h(
      'ul',
      { class: 'parameters' },
      Object.entries(operation.responses).map(([status, named]) => {
        const response = responseOf(contract, named);
        const schema = bodySchema(response.content);
        return h('li', { key: status }, [
          h('code', status),
          ` ${response.description || ''} `,
          schema ? (schema.properties ? schemaTable(schema) : typeLine(schema)) : '',
        ]);
      }),
    ),
  ]);
}

function page(contract) {
  const all = operations(contract);
  const tags = contract.tags || [];
  return [
    h('h1', contract.info.title),
    h('p', contract.info.description),
    h('p', [h('a', { href: '/openapi.json' }, '机器可读的说明（OpenAPI）')]),
    ...tags.map((tag) =>
      h('section', { key: tag.name }, [
        h('h2', tag.description || tag.name),
        ...all.filter((one) => (one.tags || []).includes(tag.name)).map((one) => card(contract, one)),
      ]),
    ),
    h('h2', '数据结构'),
    ...Object.entries(contract.components.schemas).map(([name, schema]) =>
      h('section', { key: name, id: `schema-${name}`, class: 'schema' }, [
        h('h3', name),
        schema.description ? h('p', schema.description) : null,
        schemaTable(schema),
      ]),
    ),
  ];
}

createApp({
  render: () =>
    frame([
      h('div', { class: 'card docs' }, [
        state.contract ? page(state.contract) : null,
        state.problem ? h('p', { class: 'notice bad', role: 'alert' }, state.problem) : null,
      ]),
    ]),
}).mount('#app');

get('/openapi.json')
  .then((contract) => {
    state.contract = contract;
  })
  .catch((problem) => {
    state.problem = problem.line;
  });
