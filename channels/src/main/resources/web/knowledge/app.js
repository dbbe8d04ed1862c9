import { h, ref, onMounted, onBeforeUnmount, defineComponent } from '../shared/vue.js';
import { Segmented } from '../staff/antd.js';
import { loadOrganisation } from '../desk/organisation.js';
import { ArticleList } from './list.js';
import { Editor } from './editor.js';
import { TryIt } from './try-it.js';
import { Reindex } from './reindex.js';

/** `#list`, `#try`, `#new` or `#article/ID`: so that the browser's back works. */
function place() {
  const hash = decodeURIComponent(window.location.hash.slice(1));
  if (hash.startsWith('article/')) return { view: 'article', id: hash.slice('article/'.length) };
  return { view: ['try', 'new'].includes(hash) ? hash : 'list', id: '' };
}

/** The knowledge desk. */
export const Knowledge = defineComponent({
  name: 'Knowledge',
  setup() {
    const at = ref(place());
    const stamp = ref(0);

    const follow = () => {
      at.value = place();
    };
    const go = (hash) => {
      window.location.hash = hash;
    };

    onMounted(() => {
      loadOrganisation();
      window.addEventListener('hashchange', follow);
    });
    onBeforeUnmount(() => window.removeEventListener('hashchange', follow));

    function content() {
      const { view, id } = at.value;
      if (view === 'article' || view === 'new') {
        return h(Editor, {
          key: id || 'new',
          id,
          onClose: () => go('list'),
          onChanged: () => {
            stamp.value += 1;
          },
        });
      }
      if (view === 'try') return h(TryIt, { onOpen: (found) => go(`article/${found}`) });
      return h(ArticleList, {
        stamp: stamp.value,
        onOpen: (found) => go(`article/${found}`),
        onCreate: () => go('new'),
      });
    }

    return () =>
      h('main', { class: 'knowledge' }, [
        h('div', { class: 'desk-tabs' }, [
          h(Segmented, {
            value: at.value.view === 'try' ? 'try' : 'list',
            options: [
              { value: 'list', label: '条目' },
              { value: 'try', label: '试一试' },
            ],
            'onUpdate:value': go,
          }),
          h(Reindex),
        ]),
        content(),
      ]);
  },
});
