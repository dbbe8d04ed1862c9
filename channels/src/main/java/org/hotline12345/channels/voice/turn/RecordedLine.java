package org.hotline12345.channels.voice.turn;

import org.hotline12345.channels.voice.VoiceLine;
import org.hotline12345.speech.Sound;

/** A line of whose sound a record is kept. */
record RecordedLine(VoiceLine line, CallRecord record) implements VoiceLine {
  @Override
  public Facts facts() {
    return line.facts();
  }

  @Override
  public int rate() {
    return line.rate();
  }

  @Override
  public void play(Sound sound) {
    record.plays(sound);
    line.play(sound);
  }

  @Override
  public void hush() {
    record.hushed();
    line.hush();
  }

  @Override
  public void hangUp() {
    line.hangUp();
  }

  @Override
  public void caption(Speaker speaker, String words) {
    line.caption(speaker, words);
  }

  @Override
  public void transfer(String target) {
    line.transfer(target);
  }
}
