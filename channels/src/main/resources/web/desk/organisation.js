import { reactive } from '../shared/vue.js';
import { get } from '../shared/api.js';
import { asStaff } from '../staff/session.js';

/** The city's departments and divisions, asked for once. */
export const organisation = reactive({ departments: [], divisions: [] });

let asked = null;

export function loadOrganisation() {
  if (!asked) {
    asked = asStaff(() => get('/api/desk/organisation'))
      .then((found) => Object.assign(organisation, found))
      .catch(() => {
        asked = null;
      });
  }
  return asked;
}
