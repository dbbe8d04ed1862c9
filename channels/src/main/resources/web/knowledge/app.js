import { h, ref, nextTick, onMounted, onBeforeUnmount, defineComponent } from '../shared/vue.js';
import { may } from '../staff/session.js';
import { loadOrganisation } from '../desk/organisation.js';
import { go, place } from './address.js';
import { ArticleList } from './list.js';
import { Asked } from './asked.js';
import { Checks } from './checks.js';
import { Editor } from './editor.js';
import { Import } from './import.js';
import { Imports } from './imports.js';
import { Reindex } from './reindex.js';
import { TryIt } from './try-it.js';
import { Usage } from './usage.js';
import { Words } from './words.js';
import { Work, work } from './work.js';

const TABS = [
  { view: 'list', name: '条目', page: ArticleList },
  { view: 'work', name: '待办', page: Work },
  { view: 'try', name: '试一试', page: TryIt },
  { view: 'imports', name: '导入', page: Imports, permission: 'KNOWLEDGE_EDIT' },
  { view: 'words', name: '词库', page: Words },
  { view: 'asked', name: '没答上来', page: Asked },
  { view: 'usage', name: '用得怎样', page: Usage },
  { view: 'checks', name: '必答题', page: Checks },
];

/** Pages that belong to a tab without being its first. */
const UNDER = { article: 'list', new: 'list', import: 'imports' };

/** The knowledge desk. */
export const Knowledge = defineComponent({
  name: 'Knowledge',
  setup() {
    const at = ref(place());
    const main = ref(null);

    const follow = () => {
      const before = at.value.view;
      at.value = place();
      document.title = `${TABS.find((tab) => tab.view === current())?.name || '知识库'} · 知识库 · 12345`;
      // A screen reader starts at the top of the page that came, as it would on a page of its own.
      if (before !== at.value.view && main.value) main.value.focus();
      nextTick(showTab);
    };
    /** On a phone the tabs are wider than the screen. */
    const showTab = () => document.querySelector('.tabs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
    const current = () => UNDER[at.value.view] || at.value.view;

    onMounted(() => {
      loadOrganisation();
      work.load();
      showTab();
      window.addEventListener('hashchange', follow);
    });
    onBeforeUnmount(() => window.removeEventListener('hashchange', follow));

    function tabs() {
      return h(
        'nav',
        { class: 'tabs', 'aria-label': '知识库' },
        TABS.filter((tab) => !tab.permission || may(tab.permission)).map((tab) => {
          const count = tab.view === 'work' ? work.waiting() : 0;
          return h(
            'a',
            { key: tab.view, href: `#${tab.view}`, 'aria-current': current() === tab.view ? 'page' : undefined },
            [tab.name, count ? h('span', { class: 'count' }, [count, h('span', { class: 'visually-hidden' }, ' 件')]) : null],
          );
        }),
      );
    }

    function content() {
      const { view, id, tab, query } = at.value;
      if (view === 'article' || view === 'new') {
        return h(Editor, { key: id || 'new', id, tab, onClose: () => go('list'), onChanged: () => work.load() });
      }
      if (view === 'import') return h(Import, { key: id, id });
      const found = TABS.find((entry) => entry.view === view) || TABS[0];
      return h(found.page, { key: found.view, query });
    }

    return () =>
      h('main', { class: 'knowledge' }, [
        h('div', { class: ['desk-tabs', `of-${at.value.view}`] }, [tabs(), h(Reindex)]),
        h('div', { ref: main, class: 'page', tabindex: -1 }, [content()]),
      ]);
  },
});
