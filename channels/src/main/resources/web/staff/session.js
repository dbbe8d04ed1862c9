import { reactive } from '../shared/vue.js';
import { get, post, remove } from '../shared/api.js';

/** Who is signed in. The session itself is a cookie that scripts cannot read. */
export const session = reactive({ known: false, user: '', name: '', roles: [], permissions: [] });

function take(found) {
  Object.assign(session, {
    known: true,
    user: found.user,
    name: found.name || found.user,
    roles: found.roles || [],
    permissions: found.permissions || [],
  });
}

function forget() {
  Object.assign(session, { known: true, user: '', name: '', roles: [], permissions: [] });
}

/** Asks whether a session is still there. */
export async function recall() {
  try {
    take(await get('/api/session'));
  } catch (problem) {
    forget();
    if (problem.status !== 401) throw problem;
  }
}

export async function signIn(user, password) {
  take(await post('/api/session', { user, password }));
}

export async function signOut() {
  try {
    await remove('/api/session');
  } finally {
    forget();
  }
}

export const may = (permission) => session.permissions.includes(permission);

/** Runs a call; a 401 in between sends the user back to the sign-in form. */
export async function asStaff(step) {
  try {
    return await step();
  } catch (problem) {
    if (problem.status === 401) forget();
    throw problem;
  }
}
