package org.hotline12345.channels.voice.turn;

import java.util.ArrayList;
import java.util.List;

/**
 * What the bot said last and what of it was not heard, so that it can be said again. Belongs to the
 * line's thread.
 */
final class Sayings {
  private final Mouth mouth;
  private List<String> last = List.of();
  private List<String> unheard = List.of();

  Sayings(Mouth mouth) {
    this.mouth = mouth;
  }

  /** Says something that can be said again. */
  void say(List<String> sentences) {
    if (!sentences.isEmpty()) {
      last = sentences;
      unheard = List.of();
      mouth.say(sentences);
    }
  }

  /** What was not heard, or all that was said last when all was heard. */
  List<String> again() {
    return unheard.isEmpty() ? last : unheard;
  }

  void notHeard(List<String> left) {
    if (!left.isEmpty()) {
      unheard = left;
    }
  }

  /** As many whole sentences as have room, at least one of them. */
  static List<String> fitting(List<String> sentences, int room) {
    List<String> now = new ArrayList<>();
    int said = 0;
    for (String sentence : sentences) {
      if (!now.isEmpty() && said + sentence.length() > room) {
        break;
      }
      now.add(sentence);
      said += sentence.length();
    }
    return now;
  }
}
