import { createApp, h } from '../shared/vue.js';
import { Shell } from '../staff/shell.js';
import { Knowledge } from './app.js';

window.dayjs.locale('zh-cn');

createApp({
  render: () =>
    h(Shell, { title: '知识库', permission: 'KNOWLEDGE_READ' }, { default: () => h(Knowledge) }),
}).mount('#app');
