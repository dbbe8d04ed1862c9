import { h, reactive, ref, onMounted, nextTick, defineComponent } from '../shared/vue.js';
import { Alert, Button, Form, FormItem, Input, InputPassword, bind } from './antd.js';
import { signIn } from './session.js';

/** The staff's way in. */
export const SignIn = defineComponent({
  name: 'SignIn',
  props: { title: { type: String, required: true } },
  setup(props) {
    const form = reactive({ user: '', password: '' });
    const problem = ref('');
    const busy = ref(false);

    onMounted(() => nextTick(() => document.getElementById('sign-in-user')?.focus()));

    async function submit() {
      problem.value = '';
      if (!form.user.trim() || !form.password) {
        problem.value = '请输入用户名和密码';
        return;
      }
      busy.value = true;
      try {
        await signIn(form.user.trim(), form.password);
      } catch (e) {
        problem.value = e.status === 401 ? '用户名或密码不正确' : e.line;
        form.password = '';
      } finally {
        busy.value = false;
      }
    }

    return () =>
      h('main', { class: 'sign-in' }, [
        h('div', { class: 'sign-in-card' }, [
          h('p', { class: 'mark' }, '12345'),
          h('h1', props.title),
          h(
            Form,
            { layout: 'vertical', model: form, onFinish: submit },
            {
              default: () => [
                h(
                  FormItem,
                  { label: '用户名', htmlFor: 'sign-in-user' },
                  {
                    default: () =>
                      h(Input, {
                        id: 'sign-in-user',
                        size: 'large',
                        autocomplete: 'username',
                        ...bind(form, 'user'),
                      }),
                  },
                ),
                h(
                  FormItem,
                  { label: '密码', htmlFor: 'sign-in-password' },
                  {
                    default: () =>
                      h(InputPassword, {
                        id: 'sign-in-password',
                        size: 'large',
                        autocomplete: 'current-password',
                        ...bind(form, 'password'),
                      }),
                  },
                ),
                problem.value
                  ? h(Alert, { type: 'error', showIcon: true, message: problem.value, role: 'alert' })
                  : null,
                h(
                  Button,
                  { type: 'primary', size: 'large', block: true, htmlType: 'submit', loading: busy.value },
                  { default: () => '登录' },
                ),
              ],
            },
          ),
          h('p', { class: 'sign-in-hint' }, '账号由管理员分配。查看来电人信息会留下记录。'),
        ]),
      ]);
  },
});
