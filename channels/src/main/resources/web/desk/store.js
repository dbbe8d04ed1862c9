import { reactive } from '../shared/vue.js';
import { get, post, newKey } from '../shared/api.js';
import { steadySocket } from '../shared/socket.js';
import { asStaff } from '../staff/session.js';

const POLL_MS = 3000;
const CITIZEN_TYPING_MS = 6000;
/** Several changes come together; the conversation is read once after them. */
const CHANGED_MS = 250;
const TYPING_EVERY_MS = 2500;

/** What one seat sees: the queue, its own conversations and the one on the screen. */
export function createDesk() {
  const state = reactive({
    waiting: [],
    mine: [],
    unread: {},
    now: Date.now(),
    readAt: Date.now(),
    link: 'connecting',
    id: '',
    talk: null,
    loading: false,
    pending: [],
    typing: false,
    hearing: '',
    reindex: null,
    heard: 0,
  });
  let socket = null;
  let clock = 0;
  let poll = 0;
  let typingTimer = 0;
  let hearingTimer = 0;
  let changedTimer = 0;
  let lastTyping = 0;

  const path = (id) => `/api/desk/conversations/${encodeURIComponent(id)}`;

  function queue(found) {
    state.waiting = found.waiting || [];
    state.mine = found.mine || [];
    state.readAt = Date.now();
  }

  const refreshQueue = async () => queue(await asStaff(() => get('/api/desk/queue')));

  async function refreshTalk() {
    if (!state.id) return;
    const { id } = state;
    const found = await asStaff(() => get(path(id)));
    if (state.id !== id) return;
    state.talk = found;
    settle(found.messages);
  }

  /** What is said in it while somebody speaks is pushed for the conversation on the screen only. */
  function watching() {
    if (socket) socket.send({ type: 'watch', conversationId: state.id });
  }

  async function select(id) {
    if (state.id === id && state.talk) return;
    Object.assign(state, { id, talk: null, pending: [], typing: false, hearing: '', loading: true });
    watching();
    delete state.unread[id];
    try {
      await refreshTalk();
    } finally {
      if (state.id === id) state.loading = false;
    }
  }

  function leave() {
    Object.assign(state, { id: '', talk: null, pending: [], typing: false, hearing: '' });
    watching();
  }

  function settle(messages) {
    const known = new Set(messages.map((message) => message.key).filter(Boolean));
    state.pending = state.pending.filter((entry) => !known.has(entry.key));
  }

  function hear(id, message) {
    const listed = state.mine.find((talk) => talk.conversationId === id);
    if (listed) listed.lastText = message.text;
    if (id === state.id && state.talk) {
      const { messages } = state.talk;
      if (!messages.some((other) => other.seq === message.seq)) {
        let at = messages.length;
        while (at > 0 && messages[at - 1].seq > message.seq) at -= 1;
        messages.splice(at, 0, message);
        settle([message]);
        if (message.from === 'citizen') {
          state.typing = false;
          state.hearing = '';
          state.heard += 1;
        }
        if (message.reply && message.reply.order) refreshTalk().catch(() => {});
      }
      if (!document.hidden) return;
    }
    if (message.from === 'citizen' && listed) {
      state.unread[id] = (state.unread[id] || 0) + 1;
    }
  }

  function receive(frame) {
    if (frame.type === 'queue') queue(frame);
    else if (frame.type === 'message') hear(frame.conversationId, frame.message);
    else if (frame.type === 'reindex') state.reindex = frame;
    else if (frame.type === 'typing' && frame.conversationId === state.id) {
      state.typing = true;
      clearTimeout(typingTimer);
      typingTimer = setTimeout(() => {
        state.typing = false;
      }, CITIZEN_TYPING_MS);
    } else if (frame.type === 'hearing' && frame.conversationId === state.id) {
      state.hearing = frame.text;
      clearTimeout(hearingTimer);
      hearingTimer = setTimeout(() => {
        state.hearing = '';
      }, CITIZEN_TYPING_MS);
    } else if (frame.type === 'changed' && frame.conversationId === state.id) {
      clearTimeout(changedTimer);
      changedTimer = setTimeout(() => refreshTalk().catch(() => {}), CHANGED_MS);
    } else if (frame.type === 'holder' && frame.conversationId === state.id && state.talk) {
      state.talk.holder = frame.holder;
      state.talk.seat = frame.seat;
    }
  }

  function start() {
    refreshQueue().catch(() => {});
    clock = setInterval(() => {
      state.now = Date.now();
    }, 1000);
    poll = setInterval(() => {
      if (state.link === 'live') return;
      refreshQueue()
        .then(refreshTalk)
        .then(() => {
          state.link = socket && socket.open ? 'live' : 'polling';
        })
        .catch((problem) => {
          state.link = problem.unreachable ? 'offline' : 'polling';
        });
    }, POLL_MS);
    socket = steadySocket({
      address: () => ({ path: '/api/desk/stream' }),
      onMessage: receive,
      onState: (what) => {
        if (what === 'open') {
          const again = state.link !== 'connecting';
          state.link = 'live';
          watching();
          // Whatever was said while the line was down.
          if (again) refreshQueue().then(refreshTalk).catch(() => {});
        } else if (what === 'lost') {
          state.link = navigator.onLine ? 'polling' : 'offline';
        }
      },
    });
    socket.start();
  }

  function stop() {
    clearInterval(clock);
    clearInterval(poll);
    if (socket) socket.stop();
  }

  async function act(name, id = state.id) {
    const found = await asStaff(() => post(`${path(id)}/${name}`));
    if (state.id === id && state.talk && found && found.holder) {
      state.talk.holder = found.holder;
      state.talk.seat = found.seat;
    }
    await refreshQueue();
    if (state.id === id) await refreshTalk();
  }

  async function take(id) {
    if (state.id !== id) {
      Object.assign(state, { id, talk: null, pending: [], typing: false, hearing: '' });
      watching();
    }
    delete state.unread[id];
    await act('take', id);
  }

  async function deliver(entry) {
    const { id } = state;
    entry.state = 'sending';
    try {
      await asStaff(() => post(`${path(id)}/say`, { text: entry.text, key: entry.key }));
      entry.state = 'sent';
      if (state.link !== 'live') await refreshTalk();
      // Pushed a moment later; should the push be lost, the next look finds it.
      else setTimeout(() => state.pending.includes(entry) && refreshTalk().catch(() => {}), 1500);
    } catch (problem) {
      entry.state = 'failed';
      entry.why = problem.line;
      throw problem;
    }
  }

  function say(text) {
    lastTyping = 0;
    const entry = { key: newKey(), text, at: new Date().toISOString(), state: 'sending', why: '' };
    state.pending.push(entry);
    return deliver(state.pending[state.pending.length - 1]);
  }

  function noteTyping() {
    if (!state.id || Date.now() - lastTyping < TYPING_EVERY_MS) return;
    lastTyping = Date.now();
    post(`${path(state.id)}/typing`).catch(() => {});
  }

  /** Seconds somebody has waited by now, counted on from what the server said. */
  function waited(entry) {
    return entry.waitedSeconds + Math.max(0, (state.now - state.readAt) / 1000);
  }

  const isMine = (id) => state.mine.some((talk) => talk.conversationId === id);

  return {
    state,
    start,
    stop,
    select,
    leave,
    take,
    say,
    retry: deliver,
    noteTyping,
    waited,
    isMine,
    refreshTalk,
    giveBack: () => act('return'),
    close: () => act('close'),
  };
}
