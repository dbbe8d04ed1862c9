package org.hotline12345.channels.voice.turn;

import java.util.List;
import java.util.function.Consumer;
import org.hotline12345.dialogue.DialogueEvent;

/**
 * Says what the line has to say by itself, and writes it into the conversation, where a seat sees
 * it. Belongs to the line's thread.
 */
final class LinePrompts {
  private final Prompts prompts;
  private final Sayings sayings;
  private final Mouth mouth;
  private final Consumer<DialogueEvent> record;

  /**
   * @param record keeps an event with the conversation, once there is one
   */
  LinePrompts(Prompts prompts, Sayings sayings, Mouth mouth, Consumer<DialogueEvent> record) {
    this.prompts = prompts;
    this.sayings = sayings;
    this.mouth = mouth;
    this.record = record;
  }

  /** Says a prompt that is said again when somebody asks for it. */
  void say(String key, Object... fill) {
    sayings.say(prompts.of(key, fill));
    record.accept(new DialogueEvent.Announced(prompts.text(key, fill)));
  }

  /** Says a prompt in passing: what was said before it is what is said again. */
  void mention(String key, Object... fill) {
    mouth.say(prompts.of(key, fill));
    record.accept(new DialogueEvent.Announced(prompts.text(key, fill)));
  }

  /** What is said among other sentences; only writes it down. */
  List<String> among(List<String> sentences) {
    if (!sentences.isEmpty()) {
      record.accept(new DialogueEvent.Announced(String.join("", sentences)));
    }
    return sentences;
  }
}
