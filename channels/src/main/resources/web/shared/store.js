// Storage that may be forbidden (third-party frames, private windows): then it lasts as long as
// the page does.
function guarded(pick) {
  const memory = new Map();
  let storage = null;
  try {
    storage = pick();
  } catch {
    storage = null;
  }
  return {
    read(name) {
      try {
        const text = storage ? storage.getItem(name) : memory.get(name);
        return text ? JSON.parse(text) : null;
      } catch {
        return null;
      }
    },
    write(name, value) {
      const text = JSON.stringify(value);
      memory.set(name, text);
      try {
        if (storage) storage.setItem(name, text);
      } catch {
        storage = null;
      }
    },
    forget(name) {
      memory.delete(name);
      try {
        if (storage) storage.removeItem(name);
      } catch {
        storage = null;
      }
    },
  };
}

/** Lives as long as the tab. */
export const tabStore = guarded(() => window.sessionStorage);

/** Stays on the device. */
export const deviceStore = guarded(() => window.localStorage);
