import { h } from './vue.js';

// Line icons on a 24 grid, drawn here so that no page needs an icon font.
const PATHS = {
  send: ['M4 12l16-8-6 17-3.5-6.5z', 'M20 4L10.5 14.5'],
  person: ['M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z', 'M4 21c0-4.4 3.6-7 8-7s8 2.6 8 7'],
  headset: ['M4 14v-2a8 8 0 0 1 16 0v2', 'M4 14h3v5H5a1 1 0 0 1-1-1z', 'M20 14h-3v5h2a1 1 0 0 0 1-1z', 'M19 19c0 2-2 3-5 3'],
  search: ['M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14z', 'M20 20l-4-4'],
  plus: ['M12 5v14', 'M5 12h14'],
  close: ['M6 6l12 12', 'M18 6L6 18'],
  book: ['M5 4h10a4 4 0 0 1 4 4v12H8a3 3 0 0 1-3-3z', 'M5 17a3 3 0 0 1 3-3h11', 'M9 8h6'],
  copy: ['M9 9h11v11H9z', 'M5 15H4V4h11v1'],
  check: ['M5 13l4 4L19 7'],
  alert: ['M12 3l10 18H2z', 'M12 10v5', 'M12 18v.01'],
  phone: ['M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z'],
  microphone: ['M12 14a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3z', 'M6 11a6 6 0 0 0 12 0', 'M12 17v4'],
  sound: ['M4 10v4', 'M8 7v10', 'M12 4v16', 'M16 7v10', 'M20 10v4'],
  clock: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'M12 7v5l3 2'],
  building: ['M4 21h16', 'M6 21V5l6-2 6 2v16', 'M10 9h.01', 'M14 9h.01', 'M10 13h.01', 'M14 13h.01', 'M11 21v-4h2v4'],
  ticket: ['M6 3h9l4 4v14H6z', 'M14 3v5h5', 'M9 12h7', 'M9 16h5'],
  letters: ['M3 19L8 6l5 13', 'M4.7 15h6.6', 'M15 19l3-8 3 8', 'M16 16.4h4'],
  chat: ['M4 5h16v11H10l-5 4v-4H4z', 'M8 9h8', 'M8 12h5'],
  retry: ['M20 11a8 8 0 1 0-2.3 6.3', 'M20 5v6h-6'],
  offline: ['M3 3l18 18', 'M8.5 16.5a5 5 0 0 1 7 0', 'M5 13a10 10 0 0 1 5-2.7', 'M2 9.5a15 15 0 0 1 5-3', 'M12 5c4 0 7 1.5 10 4.5', 'M12 20v.01'],
  thumb: ['M7 11v9H4v-9z', 'M7 11l4-8c1.700 0 2.500 1 2.500 2.500V9H19a2 2 0 0 1 2 2.300l-1.200 7A2 2 0 0 1 17.800 20H7'],
  'thumb-down': ['M7 13V4H4v9z', 'M7 13l4 8c1.700 0 2.500-1 2.500-2.500V15H19a2 2 0 0 0 2-2.300l-1.200-7A2 2 0 0 0 17.800 4H7'],
  smile: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'M8 14c1 1.7 2.4 2.5 4 2.5s3-.8 4-2.5', 'M9 9v.01', 'M15 9v.01'],
  flat: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'M8.5 15h7', 'M9 9v.01', 'M15 9v.01'],
  frown: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'M8 16.5c1-1.7 2.4-2.5 4-2.5s3 .8 4 2.5', 'M9 9v.01', 'M15 9v.01'],
  chevron: ['M9 5l7 7-7 7'],
  external: ['M14 4h6v6', 'M20 4l-9 9', 'M18 14v6H4V6h6'],
  shield: ['M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6z', 'M9 12l2 2 4-4'],
  down: ['M12 5v14', 'M6 13l6 6 6-6'],
  globe: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'M3 12h18', 'M12 3c3 3 3 15 0 18', 'M12 3c-3 3-3 15 0 18'],
  keyboard: ['M3 6h18v12H3z', 'M7 10h.01', 'M11 10h.01', 'M15 10h.01', 'M8 14h8'],
  wechat: ['M9 4c4 0 7 2.6 7 5.8S13 15.6 9 15.6c-.9 0-1.700-.1-2.500-.4L3.500 17l.8-2.700C2.900 13.200 2 11.600 2 9.800 2 6.600 5 4 9 4z', 'M17 10c2.900.3 5 2.300 5 4.800 0 1.400-.7 2.700-1.800 3.600l.6 2.100-2.400-1.300c-3.200.8-6.100-.4-7.200-2.700'],
};

/** An icon as a vnode; decorative unless a label is given. */
export function icon(name, { size = 20, label } = {}) {
  const accessible = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' };
  return h(
    'svg',
    {
      class: ['icon', `icon-${name}`],
      width: size,
      height: size,
      viewBox: '0 0 24 24',
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 1.8,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
      focusable: 'false',
      ...accessible,
    },
    (PATHS[name] || []).map((d) => h('path', { d })),
  );
}
