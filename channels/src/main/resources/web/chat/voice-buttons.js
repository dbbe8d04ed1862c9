import { h } from '../shared/vue.js';
import { icon } from '../shared/icons.js';

const TALK_KEYS = [' ', 'Enter'];
const BARS = [0.02, 0.06, 0.14, 0.3, 0.5];

/** Hold to talk, and hands free. The keyboard holds with space or enter. */
export function voiceButtons(voice) {
  const { state } = voice;
  const calling = state.on && state.handsFree;
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
        disabled: calling,
        onPointerdown: (event) => {
          if (event.button !== 0) return;
          // A finger that slips off the button still holds it.
          event.currentTarget.setPointerCapture(event.pointerId);
          voice.press();
        },
        onLostpointercapture: voice.release,
        onKeydown: (event) => held(event, voice.press),
        onKeyup: (event) => held(event, voice.release),
        onBlur: voice.release,
        onContextmenu: (event) => event.preventDefault(),
      },
      [icon('microphone'), state.pressed ? '松开发送' : '按住说话'],
    ),
    h(
      'button',
      {
        type: 'button',
        class: ['tool', 'hands-free', { active: calling }],
        'aria-pressed': String(calling),
        onClick: () => (calling ? voice.stop() : voice.start(true)),
      },
      [icon('sound'), calling ? '结束通话' : '语音通话'],
    ),
  ];
}

function doing(state) {
  if (!state.ready) return '正在接通…';
  if (state.playing && !state.pressed) {
    return state.handsFree ? '正在回答，您可以直接打断' : '正在回答，按住说话可以打断';
  }
  if (state.pressed) return '请说话，说完松开';
  return state.handsFree ? '请说话，我在听' : '可以继续按住说话';
}

function meter(level) {
  return h(
    'span',
    { class: 'voice-meter', 'aria-hidden': 'true' },
    BARS.map((least) => h('i', { class: { lit: level >= least } })),
  );
}

/** What goes on while somebody talks: whether he is heard, what was understood, what is said. */
export function voiceBar(voice) {
  const { state } = voice;
  if (state.trouble) {
    return h('div', { class: 'voice-trouble', role: 'alert' }, [
      icon('alert', { size: 18 }),
      h('div', [
        h('p', state.trouble),
        state.missing
          ? h('details', [h('summary', '给管理员的说明'), h('p', state.missing)])
          : null,
      ]),
    ]);
  }
  if (!state.on) return null;
  const words = state.playing && !state.pressed ? state.said : state.heard;
  return h('div', { class: ['voice-bar', { speaking: state.playing && !state.pressed }] }, [
    meter(state.level),
    h('div', { class: 'voice-words' }, [
      h('p', { class: 'voice-doing', role: 'status' }, doing(state)),
      words ? h('p', { class: 'voice-caption' }, words) : null,
    ]),
    state.handsFree
      ? null
      : h('button', { type: 'button', class: 'voice-off', onClick: voice.stop }, '关闭麦克风'),
  ]);
}
