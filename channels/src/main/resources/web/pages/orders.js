import { createApp, h } from '../shared/vue.js';
import { icon } from '../shared/icons.js';
import { ProgressForm } from '../shared/progress-form.js';
import { frame } from './frame.js';

const number = new URLSearchParams(window.location.search).get('number') || '';

createApp({
  render: () =>
    frame([
      h('section', { class: 'card' }, [
        h('h1', '查询办理进度'),
        h(ProgressForm, { number }),
      ]),
      h('p', { class: 'after' }, [
        h('a', { class: 'button quiet', href: '/' }, [icon('chat'), '继续咨询或反映问题']),
        h('a', { class: 'button quiet', href: 'tel:12345' }, [icon('phone'), '拨打 12345']),
      ]),
    ]),
}).mount('#app');
