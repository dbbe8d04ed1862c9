import { createApp, h, reactive } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { icon } from '../shared/icons.js';
import { articleView } from '../shared/article-view.js';
import { frame } from './frame.js';

const id = decodeURIComponent(window.location.pathname.split('/').filter(Boolean).pop() || '');
const version = new URLSearchParams(window.location.search).get('version');
const state = reactive({ article: null, problem: '' });

async function load() {
  try {
    state.article = await get(`/api/articles/${encodeURIComponent(id)}`, { query: { version } });
    document.title = `${state.article.title} · 12345 政务服务便民热线`;
  } catch (e) {
    state.problem = e.status === 404 ? '没有找到这篇内容，可能已不再公开。' : e.line;
  }
}

createApp({
  render: () =>
    frame([
      h('section', { class: 'card', 'aria-busy': String(!state.article && !state.problem) }, [
        state.article ? articleView(state.article, { heading: 'h1' }) : null,
        state.problem ? h('p', { class: 'notice bad', role: 'alert' }, [icon('alert'), state.problem]) : null,
        !state.article && !state.problem ? h('p', { role: 'status' }, '正在打开…') : null,
      ]),
      h('p', { class: 'after' }, [
        h('a', { class: 'button quiet', href: '/' }, [icon('chat'), '还有疑问，去咨询']),
        h('button', { type: 'button', class: 'button quiet', onClick: () => window.print() }, '打印'),
      ]),
    ]),
}).mount('#app');

load();
