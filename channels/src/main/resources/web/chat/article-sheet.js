import { h, ref, onMounted, defineComponent } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { icon } from '../shared/icons.js';
import { articleView } from '../shared/article-view.js';
import { Sheet } from './dialog.js';

/** The article an answer was composed from, in the version that was used. */
export const ArticleSheet = defineComponent({
  name: 'ArticleSheet',
  props: { citation: { type: Object, required: true } },
  emits: ['close'],
  setup(props, { emit }) {
    const article = ref(null);
    const problem = ref('');
    const id = encodeURIComponent(props.citation.articleId);
    const query = { version: props.citation.version };

    onMounted(async () => {
      try {
        article.value = await get(`/api/articles/${id}`, { query });
      } catch (e) {
        problem.value = e.status === 404 ? '这篇内容已不再公开。' : e.line;
      }
    });

    const page = `/articles/${id}?version=${props.citation.version}`;

    return () =>
      h(
        Sheet,
        { title: '答复依据', side: true, onClose: () => emit('close') },
        {
          actions: () =>
            h(
              'a',
              { class: 'icon-button', href: page, target: '_blank', rel: 'noopener' },
              [icon('external', { size: 18 }), '单独打开'],
            ),
          default: () => [
            problem.value
              ? h('p', { class: 'notice bad', role: 'alert' }, [icon('alert'), problem.value])
              : null,
            article.value ? articleView(article.value) : null,
            !article.value && !problem.value ? h('p', { role: 'status' }, '正在打开…') : null,
          ],
        },
      );
  },
});
