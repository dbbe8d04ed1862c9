/**
 * Plays what the hotline says, piece after piece without gaps.
 *
 * @param onPlaying told true when it begins to sound and false when all has been played
 * @param onSaying told the words of a piece when it begins to sound
 */
export function createPlayer(context, { onPlaying, onSaying }) {
  let next = 0;
  let sounding = [];
  let waiting = null;
  let words = '';
  let timers = [];

  function forget() {
    timers.forEach(clearTimeout);
    timers = [];
    words = '';
  }

  function ended() {
    onPlaying(false);
    if (waiting) waiting();
  }

  return {
    /** What the next piece says. */
    caption(text) {
      words = text;
    },

    /** @param data four bytes of rate, then 16-bit samples, little-endian */
    play(data) {
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
      if (words) {
        const mine = words;
        timers.push(setTimeout(() => onSaying(mine), (next - context.currentTime) * 1000));
        words = '';
      }
      next += buffer.duration;
      if (!sounding.length) onPlaying(true);
      sounding.push(source);
      source.onended = () => {
        sounding = sounding.filter((other) => other !== source);
        if (!sounding.length) ended();
      };
    },

    /** Silent at once; what waited is dropped. */
    hush() {
      const stopped = sounding;
      sounding = [];
      next = 0;
      forget();
      stopped.forEach((source) => {
        source.onended = null;
        source.stop();
      });
      if (stopped.length) ended();
    },

    /** Does something once all has been played, now if nothing is. */
    whenQuiet(step) {
      if (sounding.length) waiting = step;
      else step();
    },

    /** Silent for good. */
    close() {
      waiting = null;
      forget();
      sounding.forEach((source) => {
        source.onended = null;
        source.stop();
      });
      sounding = [];
    },
  };
}
