import { Problem, problemOf } from './problem.js';

const DEFAULT_TIMEOUT_MS = 20000;

/**
 * Calls the server with JSON and gives the parsed body, or undefined when there is none.
 * Throws Problem for every failure, with status 0 when the server was not reached.
 */
export async function call(method, path, options = {}) {
  const { body, token, key, timeout = DEFAULT_TIMEOUT_MS, query } = options;
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (token) headers.Authorization = `Bearer ${token}`;
  if (key) headers['Idempotency-Key'] = key;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeout);
  let response;
  try {
    response = await fetch(path + queryString(query), {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: abort.signal,
      cache: 'no-store',
    });
  } catch {
    throw new Problem(0, '网络不通', '');
  } finally {
    clearTimeout(timer);
  }
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}

function queryString(query) {
  if (!query) return '';
  const pairs = Object.entries(query).filter(([, v]) => v !== undefined && v !== null && v !== '');
  return pairs.length ? `?${new URLSearchParams(pairs)}` : '';
}

export const get = (path, options) => call('GET', path, options);
export const post = (path, body, options) => call('POST', path, { ...options, body });
export const put = (path, body, options) => call('PUT', path, { ...options, body });
export const remove = (path, options) => call('DELETE', path, options);

/** A key nobody else will make. randomUUID needs a secure context, which an intranet may lack. */
export function newKey() {
  if (window.crypto.randomUUID) return window.crypto.randomUUID();
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}

/** The address of a WebSocket on the same host. */
export function socketAddress(path, query) {
  const scheme = window.location.protocol === 'https:' ? 'wss:' : 'ws:';
  return `${scheme}//${window.location.host}${path}${queryString(query)}`;
}
