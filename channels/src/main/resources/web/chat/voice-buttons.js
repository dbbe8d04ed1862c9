import { h } from '../shared/vue.js';
import { icon } from '../shared/icons.js';

const TALK_KEYS = [' ', 'Enter'];

/** Hold to talk, and hands free. The keyboard holds with space or enter. */
export function voiceButtons(voice) {
  const { state } = voice;
  const held = (event, step) => {
    if (!TALK_KEYS.includes(event.key)) return;
    event.preventDefault();
    if (!event.repeat) step();
  };
  return [
    h(
      'button',
      {
        type: 'button',
        class: ['tool', 'hold-to-talk', { active: state.pressed }],
        'aria-pressed': String(state.pressed),
        onPointerdown: voice.press,
        onPointerup: voice.release,
        onPointerleave: voice.release,
        onPointercancel: voice.release,
        onKeydown: (event) => held(event, voice.press),
        onKeyup: (event) => held(event, voice.release),
        onContextmenu: (event) => event.preventDefault(),
      },
      [icon('microphone'), state.pressed ? '松开结束' : '按住说话'],
    ),
    h(
      'button',
      {
        type: 'button',
        class: ['tool', 'hands-free', { active: state.on && state.handsFree }],
        'aria-pressed': String(state.on && state.handsFree),
        onClick: () => (state.on && state.handsFree ? voice.stop() : voice.start(true)),
      },
      [icon('phone'), state.on && state.handsFree ? '结束通话' : '语音通话'],
    ),
  ];
}
