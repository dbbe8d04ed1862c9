import { h } from '../shared/vue.js';
import { icon } from '../shared/icons.js';
import { markdown } from '../shared/markdown.js';
import { Tag } from '../staff/antd.js';
import { articleLink } from './sheet.js';

/** What the bot's first decision is called. */
export const KINDS = {
  answer: '答复',
  clarify: '请群众选一项',
  ask: '追问',
  order: '登记工单',
  progress: '查进度',
  handoff: '转人工',
  refuse: '告知不受理或法定途径',
  emergency: '紧急求助',
  smalltalk: '寒暄',
};

function bubble(children) {
  return h('div', { class: 'said-bubble' }, children);
}

function sources(answer) {
  if (!answer.citations.length) return null;
  return h('p', { class: 'said-sources' }, [
    '依据：',
    ...answer.citations.map((one) => articleLink(one.articleId, `${one.title}（${one.department}，第 ${one.version} 版）`)),
  ]);
}

/** What the citizen is offered to tap on. */
function choices(answer) {
  if (!answer.quickReplies.length) return null;
  return h('p', { class: 'said-choices', 'aria-label': '可选的回答' }, answer.quickReplies.map((text) => h('span', { key: text }, text)));
}

/** An answer as the server words it for a channel: `web`, `wechat` or `voice`. */
export function answerAs(channel, answer) {
  if (channel === 'voice') {
    return h('div', { class: 'said voice' }, [
      bubble([h('p', { class: 'said-how' }, [icon('phone', { size: 16 }), '电话里念出来']), h('p', answer.spoken)]),
    ]);
  }
  if (channel === 'wechat') {
    return h('div', { class: 'said wechat' }, (answer.wechat || []).map((text) => bubble([h('p', text)])));
  }
  return h('div', { class: 'said web' }, [
    bubble([
      answer.kind === 'answer' ? null : h(Tag, { color: 'orange' }, { default: () => KINDS[answer.kind] || answer.kind }),
      h('div', { class: 'md' }, markdown(answer.text, { headingLevel: 4 })),
    ]),
    choices(answer),
    sources(answer),
  ]);
}
