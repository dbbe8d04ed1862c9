package org.hotline12345.channels.wechat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12345.speech.Expected;
import org.hotline12345.speech.Heard;
import org.hotline12345.speech.RecognitionException;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.SpeechRecognizer;
import org.hotline12345.understanding.EmergencyDetector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Voice messages in words: by our own recogniser, with what the platform heard beside it. */
final class VoiceNotes {
  private static final Logger LOG = LoggerFactory.getLogger(VoiceNotes.class);

  /** A tenth of a second at 16 kHz, as much as a telephone gives at a time. */
  private static final int PIECE = 1600;

  private final Tencent tencent;
  private final @Nullable SpeechRecognizer recognizer;
  private final VoiceDecoder decoder;
  private final EmergencyDetector emergencies = new EmergencyDetector();

  /**
   * @param recognizer null when there is none
   */
  VoiceNotes(Tencent tencent, @Nullable SpeechRecognizer recognizer, VoiceDecoder decoder) {
    this.tencent = tencent;
    this.recognizer = recognizer;
    this.decoder = decoder;
  }

  /** What was said, empty when nothing could be made of it. */
  Optional<String> heard(Incoming.Voice voice) {
    List<String> hypotheses = new ArrayList<>();
    String platform = voice.recognition().strip();
    if (!platform.isEmpty()) {
      hypotheses.add(platform);
    }
    own(voice).ifPresent(own -> own.hypotheses().forEach(h -> hypotheses.add(h.text())));
    // The platform's dictation is made for voice messages, so it goes first where it is given; an
    // emergency that either heard goes before all.
    return hypotheses.stream()
        .filter(text -> !text.isBlank() && emergencies.detect(text).isPresent())
        .findFirst()
        .or(() -> hypotheses.stream().filter(text -> !text.isBlank()).findFirst());
  }

  private Optional<Heard> own(Incoming.Voice voice) {
    SpeechRecognizer ear = recognizer;
    if (ear == null || !ear.missing().isEmpty()) {
      return Optional.empty();
    }
    String best = voice.mediaId16k().isEmpty() ? voice.mediaId() : voice.mediaId16k();
    try {
      Sound sound;
      try {
        sound = decoder.decode(tencent.media(best));
      } catch (UnreadableVoiceException | TencentException e) {
        if (best.equals(voice.mediaId())) {
          throw e;
        }
        sound = decoder.decode(tencent.media(voice.mediaId()));
      }
      return Optional.of(recognised(ear, sound));
    } catch (UnreadableVoiceException | TencentException | RecognitionException e) {
      LOG.warn("a voice message was not understood: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static Heard recognised(SpeechRecognizer ear, Sound sound) {
    short[] samples = sound.samples();
    try (SpeechRecognizer.Utterance utterance = ear.begin(new Expected.Anything(), sound.rate())) {
      for (int at = 0; at < samples.length; at += PIECE) {
        utterance.hear(samples, at, Math.min(PIECE, samples.length - at));
      }
      return utterance.end();
    }
  }
}
