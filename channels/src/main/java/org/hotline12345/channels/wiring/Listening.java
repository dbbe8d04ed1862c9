package org.hotline12345.channels.wiring;

import org.hotline12345.channels.config.VoiceConfig;
import org.hotline12345.listening.ExpectedSpeech;
import org.hotline12345.listening.Interpreter;

/**
 * What may be said and what was meant, as the telephone and voice messages listen.
 *
 * @param perhaps from this confidence on something was perhaps said, 0 to 1
 */
record Listening(ExpectedSpeech expected, Interpreter interpreter, double perhaps) {
  private static final double PERCENT = 100;

  static Listening of(Hotline hotline) {
    VoiceConfig.Grammar grammar = hotline.config().voice().grammar();
    return new Listening(
        new ExpectedSpeech(
            new ExpectedSpeech.Settings(grammar.phrases(), grammar.dictation()),
            hotline.orders().gazetteer(),
            hotline.orders().departments(),
            new LikelyQuestions(hotline.knowledge().questions()::all, hotline.clock())),
        new Interpreter(
            new Interpreter.Settings(grammar.sure() / PERCENT, grammar.perhaps() / PERCENT)),
        grammar.perhaps() / PERCENT);
  }
}
