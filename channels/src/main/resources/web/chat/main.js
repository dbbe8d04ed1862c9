import { createApp } from '../shared/vue.js';
import { App } from './app.js';

const query = new URLSearchParams(window.location.search);
const line = query.get('line') || '';

createApp(App, {
  embedded: query.get('embed') === '1',
  dialledNumber: /^\d{3,6}$/.test(line) ? line : '',
}).mount('#app');
