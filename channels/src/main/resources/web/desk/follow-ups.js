import { h, reactive, ref, onMounted, defineComponent } from '../shared/vue.js';
import { get, post } from '../shared/api.js';
import { longTime, remaining, shortTime } from '../shared/time.js';
import { asStaff, may } from '../staff/session.js';
import { Alert, Button, Empty, Modal, RadioGroup, Tag, Textarea, bind, complain } from '../staff/antd.js';
import { channelIcon } from './queue.js';
import { OrderDrawer } from './order-drawer.js';
import { outcome } from './outcome.js';

const LEVELS = ['满意', '基本满意', '不满意'];

const percent = (share) => (share === undefined ? '—' : `${(share * 100).toFixed(1)}%`);

/** Whom to follow up after a reply, what was said, and how content citizens are. */
export const FollowUps = defineComponent({
  name: 'FollowUps',
  setup() {
    const view = ref(null);
    const problem = ref('');
    const open = ref('');
    const taken = reactive({ number: '', reached: true, result: '', handling: '', solved: '', contacted: '', reason: '' });
    const saving = ref(false);

    async function load() {
      try {
        view.value = await asStaff(() => get('/api/desk/follow-ups'));
        problem.value = '';
      } catch (e) {
        problem.value = e.line;
      }
    }

    function begin(number) {
      Object.assign(taken, { number, reached: true, result: '', handling: '', solved: '', contacted: '', reason: '' });
    }

    const yes = (value) => (value === '' ? undefined : value === 'yes');

    async function save() {
      if (saving.value) return;
      saving.value = true;
      try {
        const body = taken.reached
          ? {
              reached: true,
              result: taken.result || undefined,
              handling: taken.handling || undefined,
              solved: yes(taken.solved),
              contacted: yes(taken.contacted),
              reason: taken.reason.trim() || undefined,
            }
          : { reached: false, reason: taken.reason.trim() || undefined };
        await asStaff(() => post(`/api/desk/orders/${encodeURIComponent(taken.number)}/follow-up`, body));
        taken.number = '';
        await load();
      } catch (e) {
        complain(e);
      } finally {
        saving.value = false;
      }
    }

    onMounted(load);

    function measure(name, value, detail) {
      return h('div', { key: name, class: 'measure' }, [
        h('dt', name),
        h('dd', [h('b', value), h('span', { class: 'muted' }, detail)]),
      ]);
    }

    function measures(m) {
      const rated = m.satisfied + m.fairlySatisfied + m.dissatisfied;
      return h('dl', { class: 'measures', 'aria-label': `最近 ${m.days} 天` }, [
        measure('群众满意率', percent(m.satisfaction), `满意 ${m.satisfied}，基本满意 ${m.fairlySatisfied}，不满意 ${m.dissatisfied}`),
        measure('问题解决率', percent(m.solvedShare), `已解决 ${m.solved}，没有解决 ${m.unsolved}`),
        measure('回访率', percent(m.replies ? m.reached / m.replies : undefined), `${m.replies} 件答复，回访到 ${m.reached} 件`),
        measure('参评率', percent(m.replies ? rated / m.replies : undefined), `最近 ${m.days} 天的答复`),
      ]);
    }

    function waiting(entry) {
      return h('li', { key: entry.number, class: 'follow-up' }, [
        channelIcon(entry.channel),
        h('button', { type: 'button', class: 'link', onClick: () => { open.value = entry.number; } }, entry.number),
        h('span', { class: entry.overdue ? 'overdue' : 'muted', title: longTime(entry.until) }, `回访期限 ${remaining(entry.until)}`),
        entry.round > 1 ? h(Tag, { color: 'orange' }, { default: () => `第 ${entry.round} 次答复` }) : null,
        entry.askedAt ? h(Tag, { color: 'blue' }, { default: () => `${shortTime(entry.askedAt)} 已请其评价` }) : null,
        entry.attempts ? h(Tag, null, { default: () => `${entry.attempts} 次没有接通` }) : null,
        h('p', `${entry.title}（${entry.unit}，${shortTime(entry.repliedAt)} 答复）`),
        may('ORDER_WRITE')
          ? h(Button, { size: 'small', type: 'primary', onClick: () => begin(entry.number) }, { default: () => '登记回访' })
          : null,
      ]);
    }

    function choice(label, name, options) {
      return h('div', { key: name, class: 'choice-row' }, [
        h('span', { id: `follow-up-${name}` }, label),
        h(RadioGroup, { optionType: 'button', 'aria-labelledby': `follow-up-${name}`, options, ...bind(taken, name) }),
      ]);
    }

    function dialog() {
      const levels = LEVELS.map((value) => ({ value, label: value }));
      const yesNo = (yesLabel, noLabel) => [
        { value: 'yes', label: yesLabel },
        { value: 'no', label: noLabel },
      ];
      return h(
        Modal,
        {
          open: Boolean(taken.number),
          title: `登记回访 ${taken.number}`,
          okText: '登记',
          cancelText: '取消',
          confirmLoading: saving.value,
          onOk: save,
          onCancel: () => {
            taken.number = '';
          },
        },
        {
          default: () => [
            choice('联系上了吗', 'reached', [
              { value: true, label: '联系上了' },
              { value: false, label: '没有接通' },
            ]),
            ...(taken.reached
              ? [
                  choice('承办单位联系过市民', 'contacted', yesNo('联系过', '没有')),
                  choice('问题解决了', 'solved', yesNo('已解决', '没有解决')),
                  choice('对办理结果', 'result', levels),
                  choice('对办理过程', 'handling', levels),
                ]
              : []),
            h('label', { for: 'follow-up-reason' }, taken.reached ? '市民的说明' : '没有接通的情况'),
            h(Textarea, { id: 'follow-up-reason', rows: 3, maxlength: 500, ...bind(taken, 'reason') }),
          ],
        },
      );
    }

    return () =>
      h('section', { class: 'pad follow-up-page', 'aria-label': '回访' }, [
        problem.value ? h(Alert, { type: 'error', showIcon: true, message: problem.value }) : null,
        view.value
          ? [
              measures(view.value.measures),
              h('div', { class: 'follow-up-columns' }, [
                h('section', { 'aria-label': '待回访' }, [
                  h('h2', `待回访（${view.value.waiting.length}）`),
                  view.value.waiting.length
                    ? h('ul', { class: 'follow-ups' }, view.value.waiting.map(waiting))
                    : h(Empty, { description: '没有待回访的工单' }),
                ]),
                h('section', { 'aria-label': '最近的评价' }, [
                  h('h2', '最近的评价'),
                  view.value.latest.length
                    ? h(
                        'ul',
                        { class: 'follow-ups' },
                        view.value.latest.map((entry) =>
                          h('li', { key: `${entry.number}-${entry.round}`, class: 'rated-order' }, [
                            h('button', { type: 'button', class: 'link', onClick: () => { open.value = entry.number; } }, entry.number),
                            channelIcon(entry.channel),
                            h('ul', { class: 'follow-ups' }, [outcome(entry)]),
                          ]),
                        ),
                      )
                    : h(Empty, { description: '还没有评价' }),
                ]),
              ]),
            ]
          : null,
        dialog(),
        h(OrderDrawer, {
          number: open.value,
          onClose: () => {
            open.value = '';
          },
          onChanged: load,
        }),
      ]);
  },
});
