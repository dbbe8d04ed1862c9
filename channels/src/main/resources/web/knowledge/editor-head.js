import { h, reactive } from '../shared/vue.js';
import { dateOnly, today } from '../shared/time.js';
import { Button, DatePicker, Input, Modal, Tag, bind } from '../staff/antd.js';
import { STATE_COLORS } from './fields.js';

/** A review holds for a year unless the reviewer says otherwise. */
function nextYear() {
  const [year, rest] = [Number(today().slice(0, 4)) + 1, today().slice(4)];
  return `${year}${rest === '-02-29' ? '-02-28' : rest}`;
}

function askReviewDay(run) {
  const choice = reactive({ reviewBy: nextYear() });
  Modal.confirm({
    title: '复核无误',
    content: () =>
      h('div', { class: 'review-day' }, [
        h('p', '内容经核对仍然准确：资料日期改为今天，文字不变。'),
        h('label', { for: 'review-day' }, '下次复核期限'),
        h(DatePicker, { id: 'review-day', valueFormat: 'YYYY-MM-DD', format: 'YYYY年M月D日', allowClear: false, class: 'wide', ...bind(choice, 'reviewBy') }),
      ]),
    okText: '确认无误',
    cancelText: '取消',
    onOk: () => run('confirm', choice.reviewBy),
  });
}

function button(action, { busy, run }) {
  const { name, label, kind } = action;
  return h(
    Button,
    {
      key: name,
      class: `do-${name}`,
      type: kind === 'primary' ? 'primary' : 'default',
      danger: kind === 'danger',
      loading: busy === name,
      disabled: Boolean(busy) && busy !== name,
      onClick: () => (name === 'confirm' ? askReviewDay(run) : run(name)),
    },
    { default: () => label },
  );
}

function title(article) {
  if (!article) return h('h2', '新建条目');
  return h('h2', [
    article.title,
    h(Tag, { color: STATE_COLORS[article.state] }, { default: () => article.state }),
    h('span', { class: 'muted' }, `第 ${article.version} 版`),
    article.reviewBy && article.reviewBy < today() ? h('span', { class: 'overdue small' }, `复核期限 ${dateOnly(article.reviewBy)} 已过`) : null,
  ]);
}

/**
 * The bar over an article: what it is, a note for the history, and what may be done.
 *
 * @param run does the named step
 */
export function editorHead(article, form, { actions, busy, run, leave }) {
  return h('header', { class: 'editor-head' }, [
    h(Button, { class: 'back', onClick: leave }, { default: () => '返回列表' }),
    title(article),
    h('div', { class: 'editor-actions' }, [
      actions.length
        ? h(Input, { id: 'article-note', 'aria-label': '修改说明', placeholder: '修改说明（写进历史）', maxlength: 500, ...bind(form, 'note') })
        : null,
      ...actions.map((action) => button(action, { busy, run })),
    ]),
  ]);
}
