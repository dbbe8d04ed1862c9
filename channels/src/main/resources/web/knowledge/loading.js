import { h, reactive } from '../shared/vue.js';
import { asStaff } from '../staff/session.js';
import { Alert, Button, Spin } from '../staff/antd.js';

/**
 * Something asked of the server: {data, busy, problem, load}. Of several calls under way only the
 * last one counts, so that a slow old answer never replaces a newer one.
 *
 * @param ask gives the promise; takes what `load` was given
 */
export function loading(ask) {
  const state = reactive({ data: null, busy: false, problem: null, load });
  let turn = 0;

  async function load(...given) {
    turn += 1;
    const mine = turn;
    state.busy = true;
    try {
      const data = await asStaff(() => ask(...given));
      if (mine === turn) Object.assign(state, { data, problem: null });
    } catch (problem) {
      if (mine === turn) state.problem = problem;
    } finally {
      if (mine === turn) state.busy = false;
    }
  }
  return state;
}

/** What stands in place of something not there: the trouble with a way to try again, or waiting. */
export function notYet(state) {
  if (state.problem) {
    return h(
      Alert,
      { type: 'error', showIcon: true, role: 'alert', message: state.problem.line },
      { action: () => h(Button, { size: 'small', onClick: () => state.load() }, { default: () => '重试' }) },
    );
  }
  return state.data ? null : h(Spin, { class: 'staff-wait' });
}
