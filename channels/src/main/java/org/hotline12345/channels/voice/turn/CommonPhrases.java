package org.hotline12345.channels.voice.turn;

import java.util.List;
import org.hotline12345.dialogue.FormStep;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.speech.SpeechSynthesizer;
import org.hotline12345.speech.SynthesisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What nearly every call hears, spoken once before the first call, so that it is kept ready. */
public final class CommonPhrases {
  private static final Logger log = LoggerFactory.getLogger(CommonPhrases.class);
  private static final List<String> KEYS =
      List.of(
          "greeting",
          "recorded",
          "unheard.1",
          "unheard.2",
          "silence.1",
          "silence.2",
          "filler",
          "filler.again",
          "guess.no",
          "more",
          "more.no",
          "failed");

  private CommonPhrases() {}

  /** Speaks them all; a voice that cannot is told of when it is needed. */
  public static void prepare(Phrases phrases, SpeechSynthesizer voice) {
    try {
      for (String key : KEYS) {
        SpokenReplies.sentences(phrases.say("voice." + key)).forEach(voice::say);
      }
      for (FormStep step :
          List.of(FormStep.WHERE, FormStep.WHEN, FormStep.CONTACT, FormStep.CONFIDENTIAL)) {
        SpokenReplies.sentences(phrases.say("form.ask." + step)).forEach(voice::say);
      }
    } catch (SynthesisException e) {
      log.debug("common phrases are not kept ready: {}", e.getMessage());
    }
  }
}
