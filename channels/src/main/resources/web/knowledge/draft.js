import { shallowRef } from '../shared/vue.js';
import { go } from './address.js';

/** What a new article starts from, and the asked questions it answers; null for an empty one. */
const waiting = shallowRef(null);

/**
 * Opens a new article with questions filled in.
 *
 * @param start {title, questions, asked}: asked are the ids to be ticked off once it is saved
 */
export function startDraft(start) {
  waiting.value = start;
  go('new');
}

/** Takes what a new article starts from; a second call finds nothing. */
export function takeDraft() {
  const start = waiting.value;
  waiting.value = null;
  return start;
}

/** An identifier nobody uses yet: the moment of writing. Editors may give a speaking one. */
export function freshId(now = new Date()) {
  return `k-${now.toISOString().replace(/\.\d+Z$/, '').replace(/[-:]/g, '').replace('T', '-')}`;
}
