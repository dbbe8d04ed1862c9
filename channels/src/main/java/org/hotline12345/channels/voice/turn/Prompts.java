package org.hotline12345.channels.voice.turn;

import java.util.List;
import org.hotline12345.dialogue.Phrases;

/** The line's own words, {@code voice.*} of the phrases, as sentences to be said. */
record Prompts(Phrases phrases) {

  List<String> of(String key, Object... fill) {
    return SpokenReplies.sentences(text(key, fill));
  }

  /** As it is written into the conversation. */
  String text(String key, Object... fill) {
    return phrases.say("voice." + key, fill);
  }
}
