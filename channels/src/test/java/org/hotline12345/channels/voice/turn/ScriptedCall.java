package org.hotline12345.channels.voice.turn;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.hotline12345.calendar.Festivals;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.calls.CallDesk;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.channels.config.VoiceConfig;
import org.hotline12345.channels.voice.recording.Recordings;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.listening.ExpectedSpeech;
import org.hotline12345.listening.Interpreter;
import org.hotline12345.organisation.HotlineLines;
import org.hotline12345.speech.Heard;
import org.hotline12345.store.JdbiCalls;
import org.jspecify.annotations.Nullable;

/**
 * One call played step by step on the real engine: everything that would run on threads of its own
 * is put in one queue and run after each 20 ms of sound, so that time is that of the sound alone.
 */
final class ScriptedCall {
  private static final int PACKET = 160;
  private static final int MOST_PACKETS = 50 * 120;

  private final Hotline hotline;
  private final ScriptReader reader = new ScriptReader();
  private final PlainSpeaker speaker = new PlainSpeaker();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ScriptedLine line;
  private final Deque<Runnable> queue = new ArrayDeque<>();
  private final Deque<Runnable> slow = new ArrayDeque<>();
  private final SpokenCall call;
  private boolean engineHangs;
  private @Nullable String conversation;

  private ScriptedCall(
      Hotline hotline,
      ScriptedLine line,
      UnaryOperator<VoiceConfig> change,
      @Nullable Recordings recordings,
      Forwarding forwarding) {
    this.hotline = hotline;
    this.line = line;
    VoiceConfig config =
        change.apply(new ConfigFile(Map.of()).load(null, java.nio.file.Path.of("nowhere")).voice());
    Executor all = queue::add;
    VoiceParts parts =
        new VoiceParts(
            hotline.talks().engine(),
            hotline.talks().log(),
            Phrases.load(null),
            HotlineLines.shipped(),
            reader,
            speaker,
            new LoudVoice(),
            new ExpectedSpeech(
                new ExpectedSpeech.Settings(
                    config.grammar().phrases(), config.grammar().dictation()),
                hotline.orders().gazetteer(),
                hotline.orders().departments(),
                List::of),
            new Interpreter(
                new Interpreter.Settings(
                    config.grammar().sure() / 100.0, config.grammar().perhaps() / 100.0)),
            new FactExtractor(hotline.orders().gazetteer(), Festivals.shipped(), hotline.clock()),
            new CallDesk(
                new JdbiCalls(hotline.database()),
                hotline.transactions(),
                hotline.staff().audit(),
                hotline.clock()),
            recordings,
            forwarding,
            config,
            meters,
            hotline.clock(),
            task -> (engineHangs ? slow : queue).add(task));
    hotline
        .talks()
        .log()
        .listen(
            (state, events) -> {
              if (state.id().equals(conversation)) {
                queue.add(() -> call().appended(state, events));
              }
            });
    this.call =
        new SpokenCall(
            parts,
            line,
            new SpokenCall.Threads(all, all, all),
            new Hearing.Reports() {
              @Override
              public void partial(int utterance, String text) {
                queue.add(() -> call().partial(utterance, text));
              }

              @Override
              public void heard(int utterance, Heard heard) {
                queue.add(() -> call().heard(utterance, heard));
              }

              @Override
              public void broken(int utterance, String why) {
                queue.add(() -> call().broken(utterance, why));
              }
            },
            id -> conversation = id);
  }

  /** A hotline for all calls of a test, with the starter knowledge and a clock that stands. */
  static Hotline hotline() {
    return Hotline.temporary(
        new ConfigFile(Map.of()).load(null, java.nio.file.Path.of("nowhere")),
        SettableClock.at("2026-11-23T09:00"));
  }

  /** Calls, and hears the greeting to its end. */
  static ScriptedCall greeted(Hotline hotline) {
    ScriptedCall call = call(hotline, "12345", UnaryOperator.identity());
    call.listen();
    return call;
  }

  /** Calls; nothing is heard yet. */
  static ScriptedCall call(Hotline hotline, String dialled, UnaryOperator<VoiceConfig> change) {
    return call(hotline, new ScriptedLine(dialled, "13800001234"), change, null);
  }

  /** Calls on this line; nothing is heard yet. */
  static ScriptedCall call(
      Hotline hotline,
      ScriptedLine line,
      UnaryOperator<VoiceConfig> change,
      @Nullable Recordings recordings) {
    return begun(new ScriptedCall(hotline, line, change, recordings, Forwarding.NONE));
  }

  /** Calls from this number where long answers can be brought by other means. */
  static ScriptedCall call(Hotline hotline, String caller, Forwarding forwarding) {
    return begun(
        new ScriptedCall(
            hotline,
            new ScriptedLine("12345", caller),
            UnaryOperator.identity(),
            null,
            forwarding));
  }

  private static ScriptedCall begun(ScriptedCall call) {
    call.call.start(null);
    call.drain();
    return call;
  }

  private SpokenCall call() {
    return Objects.requireNonNull(call);
  }

  ScriptedLine line() {
    return line;
  }

  ScriptReader reader() {
    return reader;
  }

  PlainSpeaker speaker() {
    return speaker;
  }

  SimpleMeterRegistry meters() {
    return meters;
  }

  SpokenCall spoken() {
    return call;
  }

  String conversation() {
    return Objects.requireNonNull(conversation);
  }

  List<DialogueEvent> events() {
    return hotline.talks().conversations().events(conversation(), 0).stream()
        .map(RecordedEvent::event)
        .toList();
  }

  /** From now on the engine does not come back. */
  void hangEngine() {
    engineHangs = true;
  }

  /** The engine goes on. */
  void freeEngine() {
    engineHangs = false;
    queue.addAll(slow);
    slow.clear();
    drain();
  }

  /** Hears the bot to the end of what it says. */
  String listen() {
    int before = speaker.said().size();
    int packets = 0;
    while ((line.playing() || packets < 3) && packets++ < MOST_PACKETS) {
      packet(new short[PACKET]);
    }
    return String.join("", speaker.said().subList(before, speaker.said().size()));
  }

  /** Says something, waits as people do, and hears the answer to its end. */
  String say(String... readings) {
    int before = speaker.said().size();
    sound(reader.speech(readings));
    silence(1900);
    listen();
    return String.join("", speaker.said().subList(before, speaker.said().size()));
  }

  /** This comes in. */
  void sound(short[] samples) {
    for (int from = 0; from < samples.length; from += PACKET) {
      packet(Arrays.copyOfRange(samples, from, from + PACKET));
    }
  }

  /** Nothing comes in for so long; what was said meanwhile. */
  String silence(int millis) {
    int before = speaker.said().size();
    sound(new short[millis * PACKET / 20]);
    return String.join("", speaker.said().subList(before, speaker.said().size()));
  }

  /** Keys, one after the other. */
  String keys(String keys) {
    int before = speaker.said().size();
    for (int i = 0; i < keys.length(); i++) {
      char key = keys.charAt(i);
      call.keyPressed(key);
      drain();
      silence(200);
    }
    listen();
    return String.join("", speaker.said().subList(before, speaker.said().size()));
  }

  /** Something happens to the line. */
  void happens(Runnable event) {
    event.run();
    drain();
  }

  List<String> saidSince(int count) {
    return new ArrayList<>(speaker.said().subList(count, speaker.said().size()));
  }

  private void packet(short[] samples) {
    call.hear(samples);
    drain();
    if (line.pass(PACKET)) {
      call.played();
      drain();
    }
  }

  private void drain() {
    Runnable next = queue.poll();
    while (next != null) {
      next.run();
      next = queue.poll();
    }
  }
}
