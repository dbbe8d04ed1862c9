import { longTime } from '../shared/time.js';

// What may be done with an article, by its state and by what the person may do. The server holds
// the rules; this only decides which buttons make sense.

const DRAFT = '草稿';
const IN_REVIEW = '待审';
const PUBLISHED = '已发布';

/**
 * The buttons of an article, in the order they are shown: {name, label, kind?}.
 *
 * @param article as the server gave it; null for a new one
 * @param dirty whether the form differs from it
 * @param may tells whether the person holds a permission
 */
export function actionsFor(article, dirty, may) {
  const state = article ? article.state : DRAFT;
  const out = [];
  const edits = may('KNOWLEDGE_EDIT');
  const publishes = may('KNOWLEDGE_PUBLISH');
  if (edits) {
    out.push({ name: 'save', label: '保存草稿', kind: 'default' });
    if (state !== IN_REVIEW && (state !== PUBLISHED || dirty)) {
      out.push({ name: 'submit', label: '送审', kind: 'primary' });
    }
    if (state === IN_REVIEW && dirty) out.push({ name: 'submit', label: '改好再送审', kind: 'default' });
  }
  if (publishes && article && !dirty) {
    if (state === IN_REVIEW) {
      out.push({ name: 'return', label: '退回', kind: 'default' });
      out.push({ name: 'publish', label: '发布', kind: 'primary' });
    }
    if (state === PUBLISHED) out.push({ name: 'confirm', label: '复核无误', kind: 'default' });
  }
  if (publishes && article && article.liveVersion) {
    out.push({ name: 'withdraw', label: '下架', kind: 'danger' });
  }
  return out;
}

/** Where the article stands, in a sentence; nothing when the tag says it all. */
export function standing(article, now = new Date()) {
  if (!article) return '';
  const { state, version, liveVersion, liveFrom } = article;
  if (liveFrom && new Date(liveFrom) > now) {
    const until = liveVersion && liveVersion !== version ? `，此前答复的仍是第 ${liveVersion} 版` : '';
    return `已定于 ${longTime(liveFrom)} 起用于答复${until}。`;
  }
  if (liveVersion && liveVersion !== version) {
    return `群众现在得到的是第 ${liveVersion} 版；这里的第 ${version} 版发布后才会换上。`;
  }
  if (state === IN_REVIEW) return '等没有改过它的人审核；发布前群众看不到。';
  if (state === DRAFT) return '群众还看不到；写好后送审。';
  if (state === PUBLISHED) return '修改会另存为草稿，审核发布前群众得到的仍是现在这一版。';
  return '不再用于答复；改好后送审可以重新发布。';
}

/** What a refusal means here and what to do, by the kind of problem; others speak for themselves. */
export const ADVICE = {
  'same-hands': '起草和审核须由两个人完成，请换一位没有改过它的审核员发布。',
  'stale-article': '您的修改还在表单里。请载入最新内容，在“历史”里比较后再改。',
  forbidden: '草稿由编辑员保存和送审，发布、退回和下架由审核员完成。',
};
