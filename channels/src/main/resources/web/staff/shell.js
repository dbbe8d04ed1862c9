import { h, onMounted, ref, defineComponent } from '../shared/vue.js';
import { icon } from '../shared/icons.js';
import { Alert, Button, ConfigProvider, Spin, locale, theme } from './antd.js';
import { may, recall, session, signOut } from './session.js';
import { SignIn } from './sign-in.js';

const DESKS = [
  { path: '/desk', name: '座席台', permission: 'CONVERSE' },
  { path: '/knowledge', name: '知识库', permission: 'KNOWLEDGE_READ' },
];

/** The frame of every staff page: sign-in first, then the bar with the desks and the content. */
export const Shell = defineComponent({
  name: 'Shell',
  props: {
    title: { type: String, required: true },
    permission: { type: String, required: true },
  },
  setup(props, { slots }) {
    const problem = ref('');

    onMounted(async () => {
      try {
        await recall();
      } catch (e) {
        problem.value = e.line;
      }
    });

    function bar() {
      return h('header', { class: 'staff-bar' }, [
        h('span', { class: 'mark' }, '12345'),
        h('h1', props.title),
        h(
          'nav',
          { 'aria-label': '工作台' },
          DESKS.filter((desk) => may(desk.permission)).map((desk) =>
            h(
              'a',
              {
                href: desk.path,
                'aria-current': window.location.pathname === desk.path ? 'page' : undefined,
              },
              desk.name,
            ),
          ),
        ),
        h('div', { class: 'staff-tools' }, [
          slots.tools ? slots.tools() : null,
          h('span', { class: 'staff-name' }, [icon('person', { size: 18 }), session.name]),
          h(Button, { type: 'text', onClick: signOut }, { default: () => '退出' }),
        ]),
      ]);
    }

    function content() {
      if (problem.value && !session.user) {
        return h(Alert, { type: 'error', showIcon: true, message: problem.value });
      }
      if (!session.known) return h(Spin, { class: 'staff-wait', size: 'large' });
      if (!session.user) return h(SignIn, { title: props.title });
      if (!may(props.permission)) {
        return [
          bar(),
          h(Alert, {
            class: 'staff-denied',
            type: 'warning',
            showIcon: true,
            message: `您的账号没有使用“${props.title}”的权限`,
            description: '请联系管理员，或退出后换用其他账号登录。',
          }),
        ];
      }
      return [bar(), slots.default()];
    }

    return () => h(
        ConfigProvider,
        { locale, theme, autoInsertSpaceInButton: false },
        { default: () => h('div', { class: 'staff' }, content()) },
      );
  },
});
