package org.hotline12345.channels.wechat;

import java.util.List;
import java.util.Optional;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.listening.Expectation;
import org.hotline12345.listening.Interpreter.Meaning;
import org.hotline12345.speech.Expected;
import org.hotline12345.speech.Heard;
import org.hotline12345.speech.PhraseMatcher;
import org.hotline12345.speech.RecognitionException;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.SpeechRecognizer;
import org.hotline12345.understanding.EmergencyDetector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Voice messages in words: by the telephone's recogniser, told what may be said at this point of
 * the conversation, with what the platform heard as one more hypothesis.
 */
final class VoiceNotes {
  private static final Logger LOG = LoggerFactory.getLogger(VoiceNotes.class);

  /** A tenth of a second at 16 kHz, as much as a telephone gives at a time. */
  private static final int PIECE = 1600;

  private final Tencent tencent;
  private final WechatChannel.Listening listening;
  private final VoiceDecoder decoder;
  private final EmergencyDetector emergencies = new EmergencyDetector();

  VoiceNotes(Tencent tencent, WechatChannel.Listening listening, VoiceDecoder decoder) {
    this.tencent = tencent;
    this.listening = listening;
    this.decoder = decoder;
  }

  /**
   * What was meant. An emergency that the platform heard, or we plainly heard, goes before all;
   * where both heard about the same phrase it is that one; else the platform's dictation goes
   * before our choice among phrases.
   */
  Meaning heard(Incoming.Voice voice, Conversation state) {
    Expectation expectation = listening.expected().of(state, false);
    String platform = voice.recognition().strip();
    Optional<Heard> own = own(voice, expectation.expected());
    if (emergencies.detect(platform).isPresent()) {
      return new Meaning.Words(platform);
    }
    Meaning ours =
        own.map(o -> listening.interpreter().meaning(o, expectation)).orElse(new Meaning.Nothing());
    if (platform.isEmpty()) {
      return ours;
    }
    return switch (ours) {
      case Meaning.Words words when emergencies.detect(words.text()).isPresent() -> words;
      case Meaning.Words words when sameAs(words.text(), platform) -> words;
      case Meaning.Guess guess when sameAs(guess.text(), platform) ->
          new Meaning.Words(guess.text());
      default -> new Meaning.Words(platform);
    };
  }

  private boolean sameAs(String ours, String platform) {
    Heard dictated = new Heard(List.of(new Heard.Hypothesis(platform, 1)));
    return PhraseMatcher.of(List.of(ours)).nearest(dictated, 1).stream()
        .anyMatch(match -> match.confidence() >= listening.alike());
  }

  private Optional<Heard> own(Incoming.Voice voice, Expected expected) {
    if (!listening.recognizer().missing().isEmpty()) {
      return Optional.empty();
    }
    String best = voice.mediaId16k().isEmpty() ? voice.mediaId() : voice.mediaId16k();
    try {
      Sound sound;
      try {
        sound = decoder.decode(tencent.media(best), voice.format());
      } catch (UnreadableVoiceException | TencentException e) {
        if (best.equals(voice.mediaId())) {
          throw e;
        }
        sound = decoder.decode(tencent.media(voice.mediaId()), voice.format());
      }
      return Optional.of(recognised(sound, expected));
    } catch (UnreadableVoiceException | TencentException | RecognitionException e) {
      LOG.warn("a voice message was not understood: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private Heard recognised(Sound sound, Expected expected) {
    short[] samples = sound.samples();
    try (SpeechRecognizer.Utterance utterance =
        listening.recognizer().begin(expected, sound.rate())) {
      for (int at = 0; at < samples.length; at += PIECE) {
        utterance.hear(samples, at, Math.min(PIECE, samples.length - at));
      }
      return utterance.end();
    }
  }
}
