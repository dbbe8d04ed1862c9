import { createApp, h } from '../shared/vue.js';
import { Shell } from '../staff/shell.js';
import { Desk } from './app.js';

window.dayjs.locale('zh-cn');

createApp({
  render: () =>
    h(Shell, { title: '座席台', permission: 'CONVERSE' }, { default: () => h(Desk) }),
}).mount('#app');
