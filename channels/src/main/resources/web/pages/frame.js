import { h } from '../shared/vue.js';
import { icon } from '../shared/icons.js';
import { deviceStore } from '../shared/store.js';

document.documentElement.toggleAttribute('data-elder', deviceStore.read('hotline-elder') === true);

/** The bar on top, the content, and the ways on from here. */
export function frame(content) {
  return [
    h('a', { class: 'skip-link', href: '#content' }, '跳到正文'),
    h('header', { class: 'bar' }, [
      h('a', { href: '/' }, [
        h('span', { class: 'mark' }, '12345'),
        h('span', { class: 'name' }, '政务服务便民热线'),
      ]),
      h('a', { href: '/', class: 'back' }, [icon('chat'), '去咨询']),
    ]),
    h('main', { id: 'content', class: 'sheet-page', tabindex: -1 }, content),
  ];
}
