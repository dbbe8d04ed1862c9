// The address of each page of the desk stands behind the #, so that the browser's back works and a
// colleague can be sent to the same place: `#try?q=…`, `#article/ID`, `#article/ID/history`.

/** The parts of the current address: {view, id, tab, query}. */
export function place() {
  const [path, query = ''] = window.location.hash.slice(1).split('?');
  const [view, id = '', tab = ''] = path.split('/').map(decodeURIComponent);
  return { view: view || 'list', id, tab, query: Object.fromEntries(new URLSearchParams(query)) };
}

/** The address of a page, to be put behind the #. */
export function addressOf(view, { id, tab, query } = {}) {
  const path = [view, id, tab].filter(Boolean).map(encodeURIComponent).join('/');
  const pairs = Object.entries(query || {}).filter(([, value]) => value);
  return pairs.length ? `${path}?${new URLSearchParams(pairs)}` : path;
}

/** Goes there. */
export function go(view, more) {
  window.location.hash = addressOf(view, more);
}
