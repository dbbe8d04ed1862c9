const FRAME = 320;

/** Hands the microphone on as 16-bit samples, 20 ms at a time, with how loud they are, 0 to 1. */
class Microphone extends AudioWorkletProcessor {
  constructor() {
    super();
    this.frame = new Int16Array(FRAME);
    this.filled = 0;
    this.loudest = 0;
  }

  process([input]) {
    const samples = input[0];
    if (!samples) return true;
    for (const sample of samples) {
      this.loudest = Math.max(this.loudest, Math.abs(sample));
      this.frame[this.filled] = Math.max(-32768, Math.min(32767, Math.round(sample * 32767)));
      this.filled += 1;
      if (this.filled === FRAME) {
        this.port.postMessage({ samples: this.frame.slice().buffer, level: this.loudest });
        this.filled = 0;
        this.loudest = 0;
      }
    }
    return true;
  }
}

registerProcessor('microphone', Microphone);
