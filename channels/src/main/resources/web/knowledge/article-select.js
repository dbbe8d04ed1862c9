import { h, reactive, onMounted, onBeforeUnmount, watch, defineComponent } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { asStaff } from '../staff/session.js';
import { Select } from '../staff/antd.js';

const FOUND = 20;
const SETTLE_MS = 250;
/** Titles seen on this page, by id: a chosen article is shown by its title, not its id. */
const titles = reactive({});

async function nameOf(id) {
  if (titles[id]) return;
  try {
    titles[id] = (await asStaff(() => get(`/api/desk/articles/${encodeURIComponent(id)}`))).title;
  } catch {
    titles[id] = `${id}（没有找到）`;
  }
}

/** Chooses one article, or several, by words of its title. */
export const ArticleSelect = defineComponent({
  name: 'ArticleSelect',
  props: {
    value: { type: [Array, String], default: undefined },
    id: { type: String, required: true },
    several: Boolean,
    disabled: Boolean,
    placeholder: { type: String, default: '按标题或编号查找条目' },
    /** An article not to be offered. */
    except: { type: String, default: '' },
  },
  emits: ['update:value'],
  setup(props, { emit }) {
    const state = reactive({ found: [], busy: false });
    let timer = 0;
    let turn = 0;

    async function look(text) {
      turn += 1;
      const mine = turn;
      state.busy = true;
      try {
        const { articles } = await asStaff(() => get('/api/desk/articles', { query: { text: text.trim(), limit: FOUND } }));
        articles.forEach((article) => {
          titles[article.id] = article.title;
        });
        if (mine === turn) state.found = articles;
      } catch {
        if (mine === turn) state.found = [];
      } finally {
        if (mine === turn) state.busy = false;
      }
    }

    const search = (text) => {
      clearTimeout(timer);
      timer = setTimeout(() => look(text), SETTLE_MS);
    };
    const chosen = () => (props.several ? props.value : [props.value]).filter(Boolean);

    onMounted(() => chosen().forEach(nameOf));
    watch(() => chosen().join(), () => chosen().forEach(nameOf));
    onBeforeUnmount(() => clearTimeout(timer));

    const options = () => {
      const ids = new Set([...chosen(), ...state.found.map((article) => article.id)]);
      ids.delete(props.except);
      return [...ids].map((id) => ({ value: id, label: titles[id] || id }));
    };

    return () =>
      h(Select, {
        id: props.id,
        mode: props.several ? 'multiple' : undefined,
        value: props.value,
        disabled: props.disabled,
        placeholder: props.placeholder,
        showSearch: true,
        allowClear: true,
        filterOption: false,
        loading: state.busy,
        options: options(),
        class: 'wide',
        onSearch: search,
        onFocus: () => search(''),
        'onUpdate:value': (value) => emit('update:value', value),
      });
  },
});
