import { reactive } from '../shared/vue.js';
import { newKey } from '../shared/api.js';

/** Longer than an ordinary turn takes; after it the same key goes again by POST. */
const ACKNOWLEDGE_MS = 4000;

/**
 * What the citizen said and the server has not yet shown back. Every entry keeps one key from the
 * first attempt to the last, so trying again can never say it twice.
 *
 * @param viaSocket tries to send {type:'say'} and answers whether a socket took it
 * @param viaPost posts text under a key; rejects with Problem
 * @param onChange called after each change, to remember the entries
 */
export function createOutbox({ viaSocket, viaPost, onChange }) {
  const entries = reactive([]);
  const timers = new Map();
  let line = Promise.resolve();

  const find = (key) => entries.find((entry) => entry.key === key);

  function add(text) {
    entries.push({ key: newKey(), text, at: new Date().toISOString(), state: 'sending', why: '' });
    onChange();
    dispatch(entries[entries.length - 1]);
  }

  function dispatch(entry) {
    entry.state = 'sending';
    entry.why = '';
    clearTimeout(timers.get(entry.key));
    if (viaSocket({ type: 'say', key: entry.key, text: entry.text })) {
      timers.set(
        entry.key,
        setTimeout(() => find(entry.key) && entry.state === 'sending' && post(entry), ACKNOWLEDGE_MS),
      );
    } else {
      post(entry);
    }
  }

  /** Posts one after the other: two quick messages must not overtake each other. */
  function post(entry) {
    line = line.then(async () => {
      if (!find(entry.key) || entry.state !== 'sending') return;
      try {
        const answer = await viaPost(entry.key, entry.text);
        if (entry.state === 'sending') entry.state = 'sent';
        await answer.after;
      } catch (problem) {
        fail(entry.key, problem);
      }
    });
  }

  /** The server has it, as message number seq. */
  function acknowledge(key, seq) {
    clearTimeout(timers.get(key));
    const entry = find(key);
    if (!entry) return;
    entry.state = 'sent';
    entry.seq = seq || entry.seq;
  }

  function fail(key, problem) {
    clearTimeout(timers.get(key));
    const entry = find(key);
    if (!entry || entry.state === 'sent') return;
    entry.state = 'failed';
    entry.why = problem.unreachable ? '网络不通，恢复后自动重发' : problem.line || problem.title;
    entry.again = problem.unreachable || problem.status >= 500;
    onChange();
  }

  /** The message itself has come back: the entry has done its work. */
  function settle(key) {
    clearTimeout(timers.get(key));
    const at = entries.findIndex((entry) => entry.key === key);
    if (at < 0) return;
    entries.splice(at, 1);
    onChange();
  }

  return {
    entries,
    add,
    acknowledge,
    fail,
    settle,
    retry: (key) => find(key) && dispatch(find(key)),
    /** The connection is back: whatever only failed for its sake goes again. */
    flush() {
      entries
        .filter((entry) => (entry.state === 'failed' && entry.again) || entry.state === 'sending')
        .forEach(dispatch);
    },
    restore(saved) {
      (saved || []).forEach((entry) =>
        entries.push({ ...entry, state: 'failed', why: '正在重新发送', again: true, seq: undefined }),
      );
    },
    remembered: () => entries.map(({ key, text, at }) => ({ key, text, at })),
    drop(key) {
      settle(key);
    },
  };
}
