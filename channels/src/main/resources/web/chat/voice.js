import { reactive } from '../shared/vue.js';
import { get, socketAddress } from '../shared/api.js';

const RATE = 16000;
const FRAME = 320;

/**
 * Talking instead of typing: the microphone goes to the hotline as it is spoken, replies are heard
 * and, as always, written. While it is held to talk, silence is sent between the words.
 *
 * @param address gives {path, token} of the conversation
 */
export function createVoice({ address }) {
  const state = reactive({ on: false, handsFree: false, pressed: false, trouble: '' });
  let socket = null;
  let context = null;
  let stream = null;
  let next = 0;
  let playing = [];

  function fail(words) {
    stop();
    state.trouble = words;
  }

  async function start(handsFree) {
    state.trouble = '';
    state.handsFree = handsFree;
    if (state.on) return;
    state.on = true;
    try {
      const { available, missing } = await get('/api/voice');
      if (!available) {
        fail(`语音服务暂未开通，请打字。（${missing}）`);
        return;
      }
      stream = await navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
      });
      context = new AudioContext({ sampleRate: RATE });
      await context.audioWorklet.addModule('/chat/microphone-worklet.js');
      connect();
    } catch (problem) {
      const denied = problem && problem.name === 'NotAllowedError';
      fail(denied ? '没有得到麦克风的使用许可，请打字。' : '语音用不了，请打字。');
    }
  }

  function connect() {
    const { path, token } = address();
    socket = new WebSocket(socketAddress(`${path}/voice`, { token }));
    socket.binaryType = 'arraybuffer';
    socket.onopen = listen;
    socket.onmessage = ({ data }) => (typeof data === 'string' ? told(JSON.parse(data)) : play(data));
    socket.onclose = () => state.on && fail('语音断开了，请再点一次，或者打字。');
  }

  function listen() {
    const source = context.createMediaStreamSource(stream);
    const microphone = new AudioWorkletNode(context, 'microphone');
    microphone.port.onmessage = ({ data }) => {
      if (!socket || socket.readyState !== WebSocket.OPEN) return;
      socket.send(state.handsFree || state.pressed ? data : new ArrayBuffer(FRAME * 2));
    };
    source.connect(microphone);
    // A node nobody listens to is not run by every browser.
    const mute = context.createGain();
    mute.gain.value = 0;
    microphone.connect(mute).connect(context.destination);
  }

  function told(frame) {
    if (frame.type === 'hush') hush();
    else if (frame.type === 'hangUp') stop();
  }

  function play(data) {
    const rate = new DataView(data).getUint32(0, true);
    const samples = new Int16Array(data, 4);
    if (!samples.length) return;
    const buffer = context.createBuffer(1, samples.length, rate);
    const channel = buffer.getChannelData(0);
    for (let i = 0; i < samples.length; i += 1) channel[i] = samples[i] / 32768;
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(context.destination);
    next = Math.max(next, context.currentTime);
    source.start(next);
    next += buffer.duration;
    playing.push(source);
    source.onended = () => {
      playing = playing.filter((other) => other !== source);
      if (!playing.length) send({ type: 'played' });
    };
  }

  function hush() {
    const stopped = playing;
    playing = [];
    next = 0;
    stopped.forEach((source) => {
      source.onended = null;
      source.stop();
    });
  }

  function send(frame) {
    if (socket && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  }

  function press() {
    state.pressed = true;
    start(false);
  }

  function release() {
    if (!state.pressed) return;
    state.pressed = false;
    send({ type: 'release' });
  }

  function stop() {
    state.on = false;
    state.pressed = false;
    state.handsFree = false;
    if (socket) socket.close();
    socket = null;
    hush();
    if (stream) stream.getTracks().forEach((track) => track.stop());
    stream = null;
    if (context) context.close();
    context = null;
  }

  return { state, start, stop, press, release };
}
