import { socketAddress } from './api.js';

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 20000;
/** A socket that closes sooner than this was never really there. */
const STEADY_MS = 5000;

/**
 * A WebSocket that comes back by itself with exponential backoff and jitter.
 *
 * @param address gives {path, query} anew for each attempt, so that a resume point can move on
 * @param onMessage called with each parsed frame
 * @param onState called with 'connecting', 'open' or 'lost' (with the count of failures in a row)
 */
export function steadySocket({ address, onMessage, onState }) {
  let socket = null;
  let failures = 0;
  let timer = 0;
  let stopped = false;

  function connect() {
    if (stopped || socket) return;
    clearTimeout(timer);
    onState('connecting', failures);
    const { path, query } = address();
    const current = new WebSocket(socketAddress(path, query));
    socket = current;
    let openedAt = 0;
    current.onopen = () => {
      openedAt = performance.now();
      onState('open', 0);
    };
    current.onmessage = (event) => {
      let frame;
      try {
        frame = JSON.parse(event.data);
      } catch {
        return;
      }
      onMessage(frame);
    };
    current.onclose = (event) => {
      if (socket !== current) return;
      socket = null;
      const steady = openedAt && performance.now() - openedAt > STEADY_MS;
      failures = steady ? 1 : failures + 1;
      if (stopped) return;
      onState('lost', failures, event.code);
      schedule();
    };
  }

  function schedule() {
    const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures, 8));
    timer = setTimeout(connect, ceiling / 2 + Math.random() * (ceiling / 2));
  }

  function detach() {
    const current = socket;
    socket = null;
    current.onopen = null;
    current.onclose = null;
    current.onmessage = null;
    current.close();
  }

  /**
   * Tries at once instead of waiting for the next attempt, for example when the network is back. An
   * attempt begun while it was away is given up: it can hang for long.
   */
  function nudge() {
    clearTimeout(timer);
    failures = 0;
    if (socket && socket.readyState !== WebSocket.OPEN) detach();
    connect();
  }

  function dropped() {
    // The browser may take a minute to notice a dead network; this says it now.
    if (!socket) return;
    detach();
    failures += 1;
    onState('lost', failures);
    if (!stopped) schedule();
  }

  window.addEventListener('online', nudge);
  window.addEventListener('offline', dropped);

  return {
    start: connect,
    nudge,
    get open() {
      return socket !== null && socket.readyState === WebSocket.OPEN;
    },
    send(frame) {
      if (!this.open) return false;
      socket.send(JSON.stringify(frame));
      return true;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      window.removeEventListener('online', nudge);
      window.removeEventListener('offline', dropped);
      if (socket) socket.close();
      socket = null;
    },
  };
}
