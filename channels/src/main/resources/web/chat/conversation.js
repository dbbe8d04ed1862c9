import { reactive, computed } from '../shared/vue.js';
import { get, post } from '../shared/api.js';
import { steadySocket } from '../shared/socket.js';
import { tabStore } from '../shared/store.js';
import { createOutbox } from './outbox.js';

const SAVED = 'hotline-conversation';
const POLL_MS = 3000;
const TYPING_MS = 7000;
const TYPING_EVERY_MS = 2500;

/**
 * One conversation with the hotline: started or resumed, kept in step by WebSocket or, where none
 * can be had, by polling. Messages are known by their seq, so none appears twice.
 *
 * @param dialledNumber the merged line the citizen came by, if any
 */
export function createConversation({ dialledNumber }) {
  const state = reactive({
    id: '',
    token: '',
    seq: 0,
    messages: [],
    opening: [],
    holder: 'bot',
    queuePosition: 0,
    seat: '',
    typing: '',
    link: 'connecting',
    trouble: '',
    rated: '',
  });
  const bySeq = new Set();
  let socket = null;
  let pollTimer = 0;
  let typingTimer = 0;
  let lastTyping = 0;
  let generation = 0;
  /** Whether the socket has replayed all; before that the server may not listen yet. */
  let caughtUp = false;

  const path = () => `/api/conversations/${encodeURIComponent(state.id)}`;

  const outbox = createOutbox({
    viaSocket: (frame) => Boolean(caughtUp && socket && socket.send(frame)),
    viaPost: async (key, text) => {
      if (!state.id) await begin();
      let answer;
      try {
        answer = await post(`${path()}/messages`, { text }, { token: state.token, key });
      } catch (problem) {
        if (!gone(problem)) throw problem;
        await begin();
        answer = await post(`${path()}/messages`, { text }, { token: state.token, key });
      }
      if (!answer.seq) {
        unrecorded(key);
        answer.replies.forEach((reply) => aside({ from: 'bot', text: reply.text, reply }));
      }
      return { after: sync().catch(() => {}) };
    },
    onChange: remember,
  });

  function remember() {
    if (!state.id) return;
    tabStore.write(SAVED, {
      id: state.id,
      token: state.token,
      rated: state.rated,
      outbox: outbox.remembered(),
    });
  }

  const gone = (problem) => problem.status === 404 || problem.status === 401;

  async function begin() {
    reset();
    const mine = generation;
    const body = { channel: 'web' };
    if (dialledNumber) body.dialledNumber = dialledNumber;
    const made = await post('/api/conversations', body);
    if (mine !== generation) return;
    state.id = made.id;
    state.token = made.token;
    state.opening = made.replies || [];
    remember();
    connect();
  }

  function reset() {
    generation += 1;
    if (socket) socket.stop();
    socket = null;
    clearTimeout(pollTimer);
    bySeq.clear();
    Object.assign(state, {
      id: '',
      token: '',
      seq: 0,
      messages: [],
      opening: [],
      holder: 'bot',
      queuePosition: 0,
      seat: '',
      typing: '',
      link: 'connecting',
      trouble: '',
      rated: '',
    });
  }

  /** Resumes what this tab was talking about, or begins anew. */
  async function start() {
    const saved = tabStore.read(SAVED);
    if (saved && saved.id && saved.token) {
      Object.assign(state, { id: saved.id, token: saved.token, rated: saved.rated || '' });
      outbox.restore(saved.outbox);
      await guarded(async () => {
        await sync();
        connect();
      });
    } else {
      await guarded(begin);
    }
  }

  /** A new conversation by the citizen's wish; what was unsent stays behind. */
  async function renew() {
    [...outbox.entries].forEach((entry) => outbox.drop(entry.key));
    tabStore.forget(SAVED);
    await guarded(begin);
  }

  async function guarded(step) {
    try {
      await step();
      state.trouble = '';
    } catch (problem) {
      if (gone(problem)) {
        await guarded(begin);
        return;
      }
      state.trouble = problem.line || '服务暂时不可用';
      state.link = problem.unreachable ? 'offline' : 'polling';
      pollLater();
    }
  }

  function connect() {
    const mine = generation;
    socket = steadySocket({
      address: () => ({
        path: `${path()}/stream`,
        query: { after: state.seq, token: state.token },
      }),
      onMessage: (frame) => mine === generation && receive(frame),
      onState: (what, failures) => {
        if (mine !== generation) return;
        caughtUp = false;
        if (what === 'open') {
          clearTimeout(pollTimer);
          state.link = 'live';
          state.trouble = '';
          outbox.flush();
        } else if (what === 'lost') {
          state.typing = '';
          if (!navigator.onLine) state.link = 'offline';
          else if (failures > 1 || state.link === 'live') pollLater(failures > 1 ? POLL_MS : 300);
        }
      },
    });
    socket.start();
  }

  function pollLater(delay = POLL_MS) {
    clearTimeout(pollTimer);
    pollTimer = setTimeout(poll, delay);
  }

  async function poll() {
    if (socket && socket.open) return;
    const wasDown = state.link !== 'polling';
    try {
      if (!state.id) await begin();
      else await sync();
      if (socket && socket.open) return;
      state.link = 'polling';
      state.trouble = '';
      if (!socket) connect();
      if (wasDown) outbox.flush();
    } catch (problem) {
      if (gone(problem)) {
        await guarded(begin);
        return;
      }
      state.link = problem.unreachable ? 'offline' : 'polling';
      state.trouble = problem.unreachable ? '' : problem.line;
    }
    pollLater();
  }

  async function sync() {
    const mine = generation;
    const found = await get(path(), { token: state.token, query: { after: state.seq } });
    if (mine !== generation) return;
    (found.messages || []).forEach(merge);
    hold(found);
  }

  function receive(frame) {
    if (frame.type === 'message') merge(frame.message);
    else if (frame.type === 'holder') {
      caughtUp = true;
      hold(frame);
    } else if (frame.type === 'typing') showTyping(frame.from);
    else if (frame.type === 'sent') {
      if (frame.seq) outbox.acknowledge(frame.key, frame.seq);
      else unrecorded(frame.key);
    } else if (frame.type === 'problem' && frame.key) {
      const told = frame.problem || {};
      outbox.fail(frame.key, {
        status: told.status,
        line: [told.title, told.detail].filter(Boolean).join('：') || '没有发送成功',
      });
    }
  }

  /**
   * What the server said without being able to record it (an emergency while the store is down) has
   * no seq: it is shown where it came, and nothing is resumed from it.
   */
  function aside(message) {
    const { messages } = state;
    const last = messages.length ? messages[messages.length - 1].seq : state.seq;
    messages.push({ at: new Date().toISOString(), ...message, seq: last + 0.001 });
    if (message.from !== 'citizen') state.typing = '';
  }

  function unrecorded(key) {
    const said = outbox.entries.find((entry) => entry.key === key);
    if (!said) return;
    aside({ from: 'citizen', text: said.text });
    outbox.settle(key);
  }

  function merge(message) {
    if (!message.seq) {
      aside(message);
      return;
    }
    if (message.key) outbox.settle(message.key);
    if (bySeq.has(message.seq)) return;
    bySeq.add(message.seq);
    outbox.entries
      .filter((entry) => entry.state === 'sent' && entry.seq === message.seq)
      .forEach((entry) => outbox.settle(entry.key));
    let at = state.messages.length;
    while (at > 0 && state.messages[at - 1].seq > message.seq) at -= 1;
    state.messages.splice(at, 0, message);
    state.seq = Math.max(state.seq, message.seq);
    if (message.from !== 'citizen') state.typing = '';
  }

  function hold(status) {
    if (!status.holder) return;
    state.holder = status.holder;
    state.queuePosition = status.queuePosition || 0;
    state.seat = status.seat || '';
  }

  function showTyping(from) {
    state.typing = from || 'bot';
    clearTimeout(typingTimer);
    typingTimer = setTimeout(() => {
      state.typing = '';
    }, TYPING_MS);
  }

  /** Everything to show, in order: the opening until the server has repeated it, then by seq. */
  const timeline = computed(() => {
    const spoken = state.messages.map((message) => ({ id: `m${message.seq}`, ...message }));
    const early = spoken.length
      ? []
      : state.opening.map((reply, i) => ({ id: `o${i}`, from: 'bot', text: reply.text, reply }));
    const mine = outbox.entries.map((entry) => ({ id: `k${entry.key}`, from: 'citizen', ...entry }));
    return [...early, ...spoken, ...mine];
  });

  /** Who is about to say something: 'bot', 'seat' or ''. */
  const awaited = computed(() => {
    if (state.typing) return state.typing;
    const sending = outbox.entries.some((entry) => entry.state !== 'failed');
    return sending && state.holder === 'bot' && state.link !== 'offline' ? 'bot' : '';
  });

  return {
    state,
    timeline,
    awaited,
    address: () => ({ path: path(), token: state.token }),
    start,
    renew,
    say(text) {
      lastTyping = 0;
      outbox.add(text);
    },
    retry: (key) => outbox.retry(key),
    discard: (key) => outbox.drop(key),
    noteTyping() {
      if (state.holder !== 'seat' || Date.now() - lastTyping < TYPING_EVERY_MS) return;
      lastTyping = Date.now();
      if (socket) socket.send({ type: 'typing' });
    },
    /** Says whether the answer at that place was of use; the last word counts. */
    async judge(seq, helpful, comment) {
      const body = comment ? { seq, helpful, comment } : { seq, helpful };
      await post(`${path()}/feedback`, body, { token: state.token });
      const judged = state.messages.find((message) => message.seq === seq);
      if (judged) judged.helpful = helpful;
    },
    async rate(score, comment) {
      const body = comment ? { score, comment } : { score };
      await post(`${path()}/rating`, body, { token: state.token });
      state.rated = score;
      remember();
    },
  };
}
