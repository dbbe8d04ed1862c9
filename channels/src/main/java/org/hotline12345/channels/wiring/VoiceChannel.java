package org.hotline12345.channels.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.hotline12345.calendar.Festivals;
import org.hotline12345.calls.CallDesk;
import org.hotline12345.calls.VoiceCall;
import org.hotline12345.channels.config.VoiceConfig;
import org.hotline12345.channels.voice.recording.RecordingKey;
import org.hotline12345.channels.voice.recording.Recordings;
import org.hotline12345.channels.voice.sip.SipEndpoint;
import org.hotline12345.channels.voice.sip.TelephoneException;
import org.hotline12345.channels.voice.turn.CommonPhrases;
import org.hotline12345.channels.voice.turn.VoiceCalls;
import org.hotline12345.channels.voice.turn.VoiceParts;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.organisation.HotlineLines;
import org.hotline12345.store.JdbiCalls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The voice bot with its recordings and, once asked to, its telephone. */
final class VoiceChannel implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(VoiceChannel.class);
  private static final String FOLDER = "recordings";
  private static final String CUT_OFF = "系统重启，录音中断";

  private final Hotline hotline;
  private final SpeechParts speech;
  private final MeterRegistry meters;
  private final CallDesk calls;
  private final Recordings recordings;
  private final VoiceCalls lines;
  private volatile @Nullable SipEndpoint telephone;

  private VoiceChannel(
      Hotline hotline,
      SpeechParts speech,
      MeterRegistry meters,
      CallDesk calls,
      Recordings recordings,
      VoiceCalls lines) {
    this.hotline = hotline;
    this.speech = speech;
    this.meters = meters;
    this.calls = calls;
    this.recordings = recordings;
    this.lines = lines;
  }

  static VoiceChannel open(
      Hotline hotline, SpeechParts speech, MeterRegistry meters, Executor threads) {
    VoiceConfig config = hotline.config().voice();
    Clock clock = hotline.clock();
    Path temporary = hotline.temporary();
    Path folder = temporary == null ? hotline.config().dataDir() : temporary;
    CallDesk calls =
        new CallDesk(
            new JdbiCalls(hotline.database()),
            hotline.transactions(),
            hotline.staff().audit(),
            clock);
    Recordings recordings = new Recordings(folder.resolve(FOLDER), RecordingKey.in(folder));
    Listening listening = Listening.of(hotline);
    VoiceCalls lines =
        new VoiceCalls(
            new VoiceParts(
                hotline.talks().engine(),
                hotline.talks().log(),
                Phrases.load(hotline.config().firstResponseTexts()),
                HotlineLines.shipped(),
                speech.recognizer(),
                speech.synthesizer(),
                speech.activity(),
                listening.expected(),
                listening.interpreter(),
                new FactExtractor(hotline.orders().gazetteer(), Festivals.shipped(), clock),
                calls,
                recordings,
                LongAnswers.of(hotline),
                config,
                meters,
                clock,
                threads));
    Gauge.builder("hotline.voice.lines", lines, VoiceCalls::open)
        .description("Lines being served")
        .register(meters);
    Gauge.builder("hotline.voice.callbacks", calls, CallDesk::toCall)
        .description("People to be called back")
        .register(meters);
    threads.execute(
        () ->
            CommonPhrases.prepare(
                Phrases.load(hotline.config().firstResponseTexts()), speech.synthesizer()));
    VoiceChannel channel = new VoiceChannel(hotline, speech, meters, calls, recordings, lines);
    channel.finishOld();
    return channel;
  }

  /** What a stop of the machine cut off has no end any more. */
  private void finishOld() {
    for (VoiceCall call : calls.unfinished()) {
      calls.ended(call.id());
      if (call.recording() == VoiceCall.Recording.RUNNING) {
        calls.recording(call.id(), VoiceCall.Recording.FAILED, CUT_OFF);
      }
    }
  }

  /**
   * Takes calls by telephone, if configured. A telephone that cannot start is told in the log; the
   * rest runs.
   *
   * @return why there is none, empty when there is
   */
  String takeCalls() {
    if (!hotline.config().voice().sip().enabled()) {
      return "voice.sip.enabled: false";
    }
    try {
      telephone =
          SipEndpoint.start(
              hotline.config().voice().sip(), lines, meters, new SecureRandom(), hotline.clock());
      return "";
    } catch (TelephoneException e) {
      log.error("no calls are taken by telephone", e);
      return String.valueOf(e.getMessage());
    }
  }

  /** Where it can be called; empty when it cannot. */
  Optional<String> telephone() {
    return Optional.ofNullable(telephone).map(SipEndpoint::address);
  }

  /** What the operator should know of the telephone; empty when nothing. */
  Optional<String> trouble() {
    return Optional.ofNullable(telephone).flatMap(SipEndpoint::trouble);
  }

  /** Deletes recordings that were kept as long as configured; how many. */
  int sweep() {
    List<VoiceCall> old =
        calls.recordedBefore(
            hotline.clock().instant().minus(hotline.config().voice().recording().kept()));
    for (VoiceCall call : old) {
      recordings.delete(call.id());
      calls.recording(call.id(), VoiceCall.Recording.EXPIRED, "");
    }
    return old.size();
  }

  VoiceCalls lines() {
    return lines;
  }

  CallDesk calls() {
    return calls;
  }

  Recordings recordings() {
    return recordings;
  }

  @Override
  public void close() {
    SipEndpoint running = telephone;
    if (running != null) {
      running.close();
    }
    speech.close();
  }
}
