package org.hotline12345.channels.voice.turn;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.hotline12345.channels.config.VoiceConfig;
import org.hotline12345.channels.voice.VoiceLine;
import org.hotline12345.channels.voice.turn.KeyPad.Pressed;
import org.hotline12345.channels.voice.turn.TurnTimes.Stage;
import org.hotline12345.channels.voice.turn.VoiceWords.Use;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.listening.Expectation;
import org.hotline12345.listening.Interpreter.Meaning;
import org.hotline12345.speech.Heard;
import org.hotline12345.speech.Sound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes on on one line: who speaks, and what is made of it. Belongs to the line's thread. */
final class SpokenCall implements Ears.Listener, Mouth.Listener {
  private static final Logger log = LoggerFactory.getLogger(SpokenCall.class);

  /** Without a recogniser only loud and long speech stops the bot. */
  private static final int DEAF_FACTOR = 3;

  private static final int SHORTEST_OVER_GREETING = 3;

  private final VoiceParts parts;
  private final VoiceLine line;
  private final VoiceConfig.Turn settings;
  private final EndOfTurn endOfTurn;
  private final Hearing hearing;
  private final Ears ears;
  private final Mouth mouth;
  private final KeyPad keys;
  private final TurnTimes times;
  private final CallRecord record;
  private final VoiceWords words = VoiceWords.shipped();
  private final Talking talking;
  private final Deque<Heard> waiting = new ArrayDeque<>();
  private Expectation expectation;
  private int utterance;
  private String partial = "";
  private boolean speaking;
  private boolean overPlayback;
  private boolean greeting = true;
  private boolean deaf;
  private boolean onHold;
  private boolean holdsToTalk;
  private int broken;
  private @Nullable String brokenBy;
  private Duration lastSpeech = Duration.ZERO;

  /**
   * @param loop the line's own
   * @param ears for recognition, one task at a time
   * @param mouth for making speech, one task at a time
   */
  record Threads(Executor loop, Executor ears, Executor mouth) {}

  SpokenCall(
      VoiceParts parts,
      VoiceLine line,
      Threads threads,
      Hearing.Reports reports,
      Consumer<String> speaksFor) {
    this.parts = parts;
    this.line = line;
    this.settings = parts.config().turn();
    this.record = new CallRecord(parts, line);
    VoiceLine recorded = new RecordedLine(line, record);
    this.endOfTurn = new EndOfTurn(settings, words::hesitates);
    this.hearing = new Hearing(parts.recognizer(), line.rate(), threads.ears(), reports);
    this.ears =
        new Ears(
            parts.activity().open(line.rate()),
            line.rate(),
            endOfTurn,
            hearing,
            () -> expected().expected(),
            this);
    this.mouth =
        new Mouth(recorded, parts.synthesizer(), threads.mouth(), threads.loop(), ears::time, this);
    this.keys = new KeyPad(settings.keyPause());
    this.times = new TurnTimes(parts.meters());
    this.talking =
        new Talking(parts, recorded, record, threads.loop(), mouth, times, words, speaksFor);
    this.expectation = parts.expected().of(Conversation.of("", List.of()), false);
  }

  /** Begins to talk, for a conversation or a new one. */
  void start(@Nullable String conversation) {
    if (conversation == null) {
      talking.open();
    } else {
      greeting = false;
      talking.join(conversation);
    }
    if (!parts.recognizer().missing().isEmpty()) {
      deaf(parts.recognizer().missing());
    }
  }

  /** What may be said now; asked when somebody begins to speak. */
  private Expectation expected() {
    expectation = parts.expected().of(talking.state(), talking.asks());
    endOfTurn.expectSlow(expectation.slow());
    return expectation;
  }

  void hear(short[] samples) {
    record.heard(samples);
    ears.hear(samples);
    Duration now = ears.time();
    if (greeting && talking.opened() && !mouth.speaking()) {
      greeting = false;
    }
    keys.passed(now).ifPresent(this::pressed);
    talking.passed(now);
    if (mouth.speaking()
        || speaking
        || talking.busy()
        || keys.dialling()
        || onHold
        || holdsToTalk) {
      lastSpeech = now;
    } else if (now.minus(lastSpeech).compareTo(settings.noInput()) >= 0) {
      lastSpeech = now;
      talking.nobodySpeaks();
    }
  }

  @Override
  public void began(int number) {
    utterance = number;
    brokenBy = null;
    partial = "";
    speaking = true;
    overPlayback = mouth.speaking();
  }

  @Override
  public void goesOn() {
    if (overPlayback && mouth.speaking() && interrupts()) {
      interrupted();
    }
  }

  private boolean interrupts() {
    Duration needed = greeting ? settings.greetingBargeIn() : settings.bargeIn();
    if (deaf) {
      return endOfTurn.spoken().compareTo(needed.multipliedBy(DEAF_FACTOR)) >= 0;
    }
    boolean words = !partial.isEmpty() && !this.words.onlyListens(partial);
    boolean enough = !greeting || partial.length() >= SHORTEST_OVER_GREETING;
    return words && enough && endOfTurn.spoken().compareTo(needed) >= 0;
  }

  private void interrupted() {
    overPlayback = false;
    greeting = false;
    talking.interrupted(mouth.hush());
  }

  void partial(int number, String text) {
    if (number == utterance && speaking) {
      partial = text;
      line.caption(VoiceLine.Speaker.CALLER, text);
      endOfTurn.understood(text);
      goesOn();
    }
  }

  @Override
  public void ended() {
    speaking = false;
    if (deaf) {
      return;
    }
    String why = brokenBy;
    if (why != null) {
      brokenAtEnd(why);
      return;
    }
    times.begin(endOfTurn.silence());
    talking.awaitWords();
  }

  @Override
  public void noise() {
    speaking = false;
  }

  /** A button is held to talk. Who must hold it is not asked why he is silent. */
  void press() {
    holdsToTalk = true;
    endOfTurn.held(true);
    stopSpeaking();
  }

  void handsFree() {
    holdsToTalk = false;
    endOfTurn.held(false);
  }

  /** The button was let go. */
  void finish() {
    endOfTurn.held(false);
    ears.finish();
  }

  void heard(int number, Heard heard) {
    if (number != utterance) {
      return;
    }
    broken = 0;
    talking.wordsCame();
    times.reached(Stage.RECOGNITION);
    if (overPlayback && mouth.speaking()) {
      if (heard.text().isEmpty() || words.onlyListens(heard.text()) || greeting) {
        return;
      }
      interrupted();
    }
    if (talking.busy()) {
      waiting.add(heard);
    } else {
      understand(heard);
    }
  }

  private void understand(Heard heard) {
    String text = heard.text();
    for (Use use : List.of(Use.REPEAT, Use.SLOWER, Use.CALL_BACK, Use.BYE)) {
      if (words.is(use, text)) {
        talking.asked(use, heard);
        return;
      }
    }
    Meaning meaning = parts.interpreter().meaning(heard, expectation);
    switch (meaning) {
      case Meaning.Words said -> talking.said(said.text(), heard, this::next);
      case Meaning.Guess guess -> talking.perhaps(guess.text());
      case Meaning.Nothing nothing -> talking.notUnderstood();
    }
  }

  private void next() {
    Heard more = waiting.poll();
    if (more != null) {
      understand(more);
    }
  }

  private void stopSpeaking() {
    if (mouth.speaking() && !talking.leaving()) {
      greeting = false;
      talking.interrupted(mouth.hush());
    }
  }

  void keyPressed(char key) {
    stopSpeaking();
    int wanted = talking.digitsWanted();
    Pressed pressed = keys.press(key, wanted, talking.asks(), ears.time());
    if (pressed != null) {
      pressed(pressed);
    }
  }

  private void pressed(Pressed pressed) {
    switch (pressed) {
      case Pressed.Person p -> talking.toPerson("按键转人工");
      case Pressed.Yes y -> talking.yes();
      case Pressed.No n -> talking.no();
      case Pressed.Star s -> talking.star();
      case Pressed.Digits d -> talking.said(d.digits(), new Heard(List.of()), this::next);
    }
  }

  /**
   * Recognition of an utterance broke down. Once it may be a worker that died and is replaced;
   * twice in a row is too often.
   */
  void broken(int number, String why) {
    if (number != utterance || brokenBy != null) {
      return;
    }
    brokenBy = why;
    if (!speaking) {
      brokenAtEnd(why);
    }
  }

  private void brokenAtEnd(String why) {
    talking.wordsCame();
    if (broken++ == 0) {
      log.warn("recognition broke down, the caller is asked again: {}", why);
      talking.notUnderstood();
    } else {
      deaf(why);
    }
  }

  private void deaf(String why) {
    if (!deaf) {
      deaf = true;
      log.error("a call goes on without recognition: {}", why);
      talking.deaf();
    }
  }

  void played() {
    mouth.played();
  }

  void held(boolean held) {
    onHold = held;
    if (held) {
      ears.drop();
      speaking = false;
      talking.keepFor(mouth.hush());
    } else {
      talking.repeat();
    }
  }

  void transferred() {
    talking.transferred();
  }

  void transferFailed(int status) {
    talking.transferFailed(status);
  }

  void appended(Conversation state, List<RecordedEvent> events) {
    talking.appended(state, events);
  }

  @Override
  public void sounds(Sound sound, Duration making) {
    times.sounded(making);
  }

  @Override
  public void mute(String sentence) {
    talking.mute();
  }

  /** The line is gone. */
  void gone() {
    ears.drop();
    hearing.close();
    record.ended(talking.state());
  }
}
