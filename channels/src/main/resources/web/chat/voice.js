import { reactive } from '../shared/vue.js';
import { get, socketAddress } from '../shared/api.js';
import { createPlayer } from './voice-player.js';

const RATE = 16000;
const FRAME = 320;

/** What is said before the hotline listens is kept so long; more than that it would refuse. */
const KEPT_FRAMES = 200;

/** Who only holds to talk gets the microphone switched off after so much quiet. */
const IDLE_MS = 60000;

const REFUSED = {
  NotAllowedError: '没有得到麦克风的使用许可。请在浏览器里允许使用麦克风再试，或者打字。',
  NotFoundError: '没有找到麦克风。请插上麦克风再试，或者打字。',
  NotReadableError: '麦克风正被别的程序占用。请关掉它再试，或者打字。',
};

/**
 * Talking instead of typing: the microphone goes to the hotline as it is spoken, replies are heard
 * and, as always, written. While it is held to talk, silence is sent between the words.
 *
 * @param address gives {path, token} of the conversation
 */
export function createVoice({ address }) {
  const state = reactive({
    on: false,
    ready: false,
    handsFree: false,
    pressed: false,
    playing: false,
    level: 0,
    heard: '',
    said: '',
    trouble: '',
    missing: '',
  });
  let socket = null;
  let context = null;
  let stream = null;
  let player = null;
  let early = [];
  let idle = 0;
  /** Counts beginnings and ends, so that what was begun before an end does not go on after it. */
  let generation = 0;

  function fail(words, missing = '') {
    stop();
    state.trouble = words;
    state.missing = missing;
  }

  async function start(handsFree) {
    state.trouble = '';
    state.missing = '';
    state.handsFree = handsFree;
    clearTimeout(idle);
    if (state.on) {
      send({ type: handsFree ? 'handsFree' : 'press' });
      return;
    }
    state.on = true;
    generation += 1;
    const mine = generation;
    try {
      const { available, missing } = await get('/api/voice');
      if (mine !== generation) return;
      if (!available) {
        fail('语音服务暂时没有开通，请打字，或者拨打 12345。', missing);
        return;
      }
      if (!navigator.mediaDevices) {
        fail('这个网址不能使用麦克风（要用 https 打开），请打字。');
        return;
      }
      const opened = await navigator.mediaDevices.getUserMedia({
        // What makes speech pleasant to people makes it harder to recognise; only the bot's own
        // voice must not come back.
        audio: { channelCount: 1, echoCancellation: true, noiseSuppression: false, autoGainControl: false },
      });
      if (mine !== generation) {
        opened.getTracks().forEach((track) => track.stop());
        return;
      }
      stream = opened;
      context = new AudioContext({ sampleRate: RATE });
      player = createPlayer(context, {
        onSaying: (words) => {
          state.said = words;
        },
        onPlaying: (playing) => {
          state.playing = playing;
          if (playing) return;
          state.said = '';
          send({ type: 'played' });
          restIfIdle();
        },
      });
      await context.audioWorklet.addModule('/chat/microphone-worklet.js');
      if (mine !== generation) return;
      listen();
      connect();
      if (!handsFree) send({ type: 'press' });
      if (!handsFree && !state.pressed) send({ type: 'release' });
    } catch (problem) {
      if (mine !== generation) return;
      fail((problem && REFUSED[problem.name]) || '语音现在用不了，请打字。');
    }
  }

  function connect() {
    const { path, token } = address();
    socket = new WebSocket(socketAddress(`${path}/voice`, { token }));
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      early.forEach((frame) => socket.send(frame));
      early = [];
      state.ready = true;
    };
    socket.onmessage = ({ data }) =>
      typeof data === 'string' ? told(JSON.parse(data)) : player && player.play(data);
    socket.onclose = () => state.on && fail('语音断开了，请再点一次，或者打字。');
  }

  function listen() {
    const source = context.createMediaStreamSource(stream);
    const microphone = new AudioWorkletNode(context, 'microphone');
    microphone.port.onmessage = ({ data }) => {
      const open = state.handsFree || state.pressed;
      state.level = open ? data.level : 0;
      give(open ? data.samples : new ArrayBuffer(FRAME * 2));
    };
    source.connect(microphone);
    // A node nobody listens to is not run by every browser.
    const mute = context.createGain();
    mute.gain.value = 0;
    microphone.connect(mute).connect(context.destination);
  }

  /** Sends now, or, while the hotline does not listen yet, as soon as it does. */
  function give(frame) {
    if (socket && socket.readyState === WebSocket.OPEN) socket.send(frame);
    else if (state.on && early.length < KEPT_FRAMES) early.push(frame);
  }

  function send(frame) {
    give(JSON.stringify(frame));
  }

  function told(frame) {
    if (frame.type === 'hush') player.hush();
    else if (frame.type === 'hangUp') player.whenQuiet(stop);
    else if (frame.type === 'caption') {
      if (frame.from === 'bot') player.caption(frame.text);
      else state.heard = frame.text;
    }
  }

  function press() {
    if (state.pressed) return;
    state.pressed = true;
    state.heard = '';
    if (player) player.hush();
    start(false);
  }

  function release() {
    if (!state.pressed) return;
    state.pressed = false;
    state.level = 0;
    if (state.on && stream) send({ type: 'release' });
    restIfIdle();
  }

  function restIfIdle() {
    clearTimeout(idle);
    if (state.on && !state.handsFree) {
      idle = setTimeout(() => {
        if (!state.pressed && !state.playing && !state.handsFree) stop();
      }, IDLE_MS);
    }
  }

  function stop() {
    generation += 1;
    clearTimeout(idle);
    Object.assign(state, {
      on: false,
      ready: false,
      pressed: false,
      handsFree: false,
      playing: false,
      level: 0,
      heard: '',
      said: '',
    });
    early = [];
    if (socket) {
      socket.onclose = null;
      socket.close();
    }
    socket = null;
    if (player) player.close();
    player = null;
    if (stream) stream.getTracks().forEach((track) => track.stop());
    stream = null;
    if (context) context.close();
    context = null;
  }

  /** The words came into the conversation, where they are shown from now on. */
  function written() {
    state.heard = '';
  }

  return { state, start, stop, press, release, written };
}
