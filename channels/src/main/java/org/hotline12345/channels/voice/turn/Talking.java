package org.hotline12345.channels.voice.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hotline12345.calls.CallBack;
import org.hotline12345.channels.voice.VoiceLine;
import org.hotline12345.channels.voice.turn.TurnTimes.Stage;
import org.hotline12345.channels.voice.turn.VoiceWords.Use;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.FormStep;
import org.hotline12345.dialogue.Handled;
import org.hotline12345.dialogue.Holder;
import org.hotline12345.dialogue.Opened;
import org.hotline12345.dialogue.OrderForm;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.Turn;
import org.hotline12345.speech.Heard;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the bot does with what was said: asks the engine, says its replies, makes offers, and never
 * leaves the caller in silence. Belongs to the line's thread; the engine runs on others.
 */
final class Talking {
  private static final Logger log = LoggerFactory.getLogger(Talking.class);
  private static final int LONGEST_UNHEARD = 500;
  private static final int MOBILE = 11;
  private static final int TAIL = 4;

  private final VoiceParts parts;
  private final VoiceLine line;
  private final CallRecord record;
  private final Executor loop;
  private final Mouth mouth;
  private final TurnTimes times;
  private final VoiceWords words;
  private final Consumer<String> speaksFor;
  private final Prompts prompts;
  private final Tries tries;
  private final Waits waits;
  private final Leaving leaving;
  private final Sayings sayings;
  private final LongPart longPart;
  private final LinePrompts lines;
  private final CallingBack callingBack;
  private Conversation state = Conversation.of("", List.of());
  private @Nullable Offer offer;
  private boolean busy;
  private boolean opened;
  private int turns;

  Talking(
      VoiceParts parts,
      VoiceLine line,
      CallRecord record,
      Executor loop,
      Mouth mouth,
      TurnTimes times,
      VoiceWords words,
      Consumer<String> speaksFor) {
    this.parts = parts;
    this.line = line;
    this.record = record;
    this.loop = loop;
    this.mouth = mouth;
    this.times = times;
    this.words = words;
    this.speaksFor = speaksFor;
    this.prompts = new Prompts(parts.phrases());
    this.tries = new Tries(parts.config().turn().attempts());
    this.waits = new Waits(parts.config(), mouth);
    this.leaving = new Leaving(parts, line, mouth, prompts);
    this.sayings = new Sayings(mouth);
    this.lines = new LinePrompts(prompts, sayings, mouth, this::note);
    this.callingBack = new CallingBack(record, lines);
    this.longPart = new LongPart(parts, line.facts().caller(), prompts);
  }

  /** The conversation as last told. */
  Conversation state() {
    return state;
  }

  boolean opened() {
    return opened;
  }

  /** Whether the engine works on something, or words are awaited. */
  boolean busy() {
    return busy || waits.forWords();
  }

  boolean leaving() {
    return leaving.under();
  }

  /** Whether something was asked that yes or no answers. */
  boolean asks() {
    OrderForm form = state.form();
    FormStep step = form == null ? null : form.asked();
    return offer != null || step == FormStep.CONFIDENTIAL || step == FormStep.CONFIRM;
  }

  /** How many digits the number has that is asked for now, 0 when none is. */
  int digitsWanted() {
    if (state.progressNumber() != null) {
      return TAIL;
    }
    OrderForm form = state.form();
    boolean contact = form != null && form.asked() == FormStep.CONTACT;
    return contact || callingBack.asksNumber() ? MOBILE : 0;
  }

  // --- beginning ---

  void open() {
    String dialled = line.facts().dialled();
    work(
        () -> {
          Opened made = parts.engine().open(Channel.VOICE, dialled.isEmpty() ? null : dialled);
          String id = made.conversationId();
          return new Begun(id, record.store(id), made.replies());
        },
        this::begun);
  }

  void join(String conversation) {
    work(() -> new Begun(conversation, null, List.of()), this::begun);
  }

  private record Begun(String conversation, @Nullable String call, List<Reply> greeting) {}

  private void begun(Begun begun) {
    state = parts.log().current(begun.conversation());
    opened = true;
    speaksFor.accept(state.id());
    List<String> greeting = new ArrayList<>();
    for (Reply reply : begun.greeting()) {
      greeting.addAll(SpokenReplies.sentences(reply.text()));
    }
    String call = begun.call();
    if (call != null) {
      record.began(state.id(), call);
      if (record.recorded()) {
        greeting.addAll(prompts.of("recorded"));
      }
    }
    say(greeting);
    leaving.dialled(line.facts().dialled());
  }

  // --- what was said ---

  void awaitWords() {
    waits.wordsAwaited(true);
  }

  void wordsCame() {
    waits.wordsAwaited(false);
  }

  /** Something the line understands itself. */
  void asked(Use use, Heard heard) {
    tries.understood();
    switch (use) {
      case REPEAT -> repeat();
      case SLOWER -> {
        mouth.speakSlowly();
        List<String> again = sayings.again();
        lines.mention("slower");
        say(again);
      }
      case CALL_BACK -> callingBack.wanted(CallBack.Reason.WANTED, state);
      case BYE -> {
        said(heard.text(), heard, () -> {});
        leaving.after(line::hangUp);
      }
      default -> throw new IllegalArgumentException("use: " + use);
    }
  }

  /**
   * Words that were understood.
   *
   * @param heard all readings, none for keys
   * @param then run when they have been dealt with
   */
  void said(String text, Heard heard, Runnable then) {
    tries.spoke();
    Offer open = offer;
    offer = null;
    if (leaving.under()) {
      if (words.is(Use.NO, text)) {
        leaving.cancel();
      }
      return;
    }
    if (open != null && answersOffer(open, text)) {
      return;
    }
    String number = callingBack.asksNumber() ? parts.facts().extract(text).phone() : "";
    if (!number.isEmpty()) {
      callingBack.at(number, state);
      return;
    }
    callingBack.letBe();
    turn(text, heard, then);
  }

  private boolean answersOffer(Offer open, String text) {
    boolean yes = words.is(Use.YES, text) || words.is(Use.CONTINUE, text);
    boolean no = words.is(Use.NO, text);
    if (yes || no) {
      tries.understood();
      take(LongPart.meant(open, words.is(Use.CONTINUE, text) && !words.is(Use.YES, text)), yes);
    }
    return yes || no;
  }

  void yes() {
    key("确认", true);
  }

  void no() {
    key("不需要", false);
  }

  /** A key answers an offer, else the form's question. */
  private void key(String wordsOfForm, boolean yes) {
    Offer open = offer;
    offer = null;
    if (open != null) {
      take(open, yes);
      return;
    }
    OrderForm form = state.form();
    boolean secrecy = form != null && form.asked() == FormStep.CONFIDENTIAL;
    String text = secrecy ? (yes ? "需要保密" : "不需要保密") : yes ? wordsOfForm : "不对";
    said(text, new Heard(List.of()), () -> {});
  }

  void star() {
    if (leaving.under()) {
      leaving.cancel();
    } else {
      repeat();
    }
  }

  private void take(Offer open, boolean yes) {
    switch (open) {
      case Offer.Meant meant -> {
        if (yes) {
          turn(meant.text(), new Heard(List.of()), () -> {});
        } else {
          lines.say("guess.no");
        }
      }
      case Offer.More more -> {
        if (yes) {
          sayAndOffer(more.rest());
        } else {
          lines.say("more.no");
        }
      }
      case Offer.Send send -> bring(send, yes);
      case Offer.SubCentre centre -> {
        if (yes) {
          leaving.toSubCentre(centre.number());
        } else {
          lines.say("transfer.kept");
        }
      }
      case Offer.CallBack back -> {
        if (yes) {
          callingBack.wanted(CallBack.Reason.NOT_REACHED, state);
        } else {
          lines.say("transfer.kept");
        }
      }
    }
  }

  /** Brings an answer by other means; who does not want that may hear the rest. */
  private void bring(Offer.Send send, boolean wanted) {
    if (!wanted) {
      offer = new Offer.More(send.rest());
      say(longPart.declined());
      return;
    }
    say(longPart.promised(send));
    work(
        () -> longPart.send(send),
        sent -> {
          sent.ifPresent(this::note);
          if (sent.isEmpty()) {
            offer = new Offer.More(send.rest());
            say(longPart.failed(send));
          }
        });
  }

  /** Perhaps this was said: ask. */
  void perhaps(String text) {
    offer = new Offer.Meant(text);
    times.withoutEngine();
    lines.say("guess", "what", text);
  }

  /** Nothing could be made of what was said. */
  void notUnderstood() {
    int time = tries.misunderstanding();
    times.withoutEngine();
    lines.say("unheard." + tries.prompt(time));
    if (tries.tooOften(time)) {
      toPerson("多次没有听清");
    }
  }

  void nobodySpeaks() {
    if (state.holder() != Holder.BOT || leaving.under() || !opened) {
      return;
    }
    int time = tries.silence();
    lines.say("silence." + tries.prompt(time));
    if (tries.tooOften(time)) {
      toPerson("一直没有声音");
    }
  }

  // --- the engine ---

  private void turn(String text, Heard heard, Runnable then) {
    busy = true;
    waits.engineAsked();
    String id = state.id();
    String key = "voice-" + line.facts().id() + "-" + ++turns;
    Turn turn =
        new Turn(id, key.substring(Math.max(0, key.length() - 128)), text, parts.clock().instant());
    Conversation before = state;
    work(
        () -> parts.engine().handle(turn),
        handled -> {
          times.reached(Stage.ENGINE);
          told(before, handled);
          keep(turn, heard);
          then.run();
        });
  }

  /** Every reading stays with the conversation, for the seat to see. */
  private void keep(Turn turn, Heard heard) {
    if (heard.hypotheses().isEmpty()) {
      return;
    }
    List<DialogueEvent.Reading> readings =
        heard.hypotheses().stream()
            .map(h -> new DialogueEvent.Reading(h.text(), h.confidence()))
            .toList();
    note(new DialogueEvent.HeardAs(turn.key(), readings));
  }

  private void told(Conversation before, Handled handled) {
    busy = false;
    waits.engineAnswered();
    Conversation now = current();
    state = now;
    if (leaving.emergency(now, handled.replies())) {
      return;
    }
    List<String> sentences =
        new ArrayList<>(lines.among(ReadBack.of(before.form(), now.form(), prompts)));
    for (Reply reply : handled.replies()) {
      SpokenReplies.Spoken spoken =
          SpokenReplies.of(reply, parts.config().turn().spokenCharacters(), prompts);
      sentences.addAll(spoken.now());
      if (!spoken.later().isEmpty()) {
        offer = longPart.offer(reply, spoken.later());
      }
    }
    if (offer != null) {
      sentences.addAll(longPart.question(offer));
    }
    String centre = now.referredTo();
    if (centre != null && leaving.reaches(centre)) {
      offer = new Offer.SubCentre(centre);
      sentences.addAll(
          lines.among(
              prompts.of("transfer.subcentre.ask", "number", SpokenReplies.digits(centre))));
    }
    say(sentences);
    if (now.notUnderstood() > before.notUnderstood()) {
      int time = tries.misunderstanding();
      if (tries.tooOften(time)) {
        toPerson("多次没有听懂");
      }
    } else {
      tries.understood();
    }
  }

  private Conversation current() {
    try {
      return parts.log().current(state.id());
    } catch (RuntimeException e) {
      log.warn("a conversation cannot be read; the line goes by what it knows", e);
      return state;
    }
  }

  /** Runs something slow elsewhere and goes on here with what came of it. */
  private <T> void work(Supplier<T> slow, Consumer<T> then) {
    parts
        .threads()
        .execute(
            () -> {
              T result;
              try {
                result = slow.get();
              } catch (RuntimeException e) {
                log.error("a spoken turn failed", e);
                loop.execute(this::failed);
                return;
              }
              loop.execute(() -> then.accept(result));
            });
  }

  private void failed() {
    busy = false;
    waits.engineAnswered();
    int time = tries.misunderstanding();
    lines.say("failed");
    if (tries.tooOften(time) || !opened) {
      toPerson("系统出错");
    }
  }

  private void note(DialogueEvent event) {
    if (opened) {
      record.note(state.id(), event);
    }
  }

  // --- to people ---

  /** Puts the caller into the queue; what he is told comes back as an event. */
  void toPerson(String reason) {
    String id = state.id();
    offer = null;
    work(() -> parts.engine().toPerson(id, reason), handled -> {});
  }

  void deaf() {
    lines.mention("deaf");
    if (opened) {
      toPerson("语音识别不可用");
    }
  }

  /** A sentence could not be said: whoever cannot be talked to gets a person. */
  void mute() {
    if (state.holder() == Holder.BOT && opened) {
      toPerson("语音播报不可用");
    }
  }

  /** Something was committed to the conversation, here or elsewhere. */
  void appended(Conversation now, List<RecordedEvent> events) {
    if (now.seq() > state.seq()) {
      state = now;
    }
    for (RecordedEvent event : events) {
      switch (event.event()) {
        case DialogueEvent.SeatTook took -> leaving.toSeat(took.user());
        case DialogueEvent.SeatSaid said -> say(SpokenReplies.sentences(said.text()));
        case DialogueEvent.BotReplied replied when foreign(replied.key()) ->
            say(SpokenReplies.all(replied.reply(), prompts));
        case DialogueEvent.PersonWanted wanted -> waits.queued();
        default -> {}
      }
    }
  }

  /** Whether a reply is not that to a turn spoken here, which is said when the engine returns. */
  private boolean foreign(@Nullable String key) {
    return key == null || !key.startsWith("voice-");
  }

  void transferred() {
    leaving.reached().ifPresent(this::note);
  }

  void transferFailed(int status) {
    leaving
        .failed(status)
        .ifPresent(
            failure -> {
              note(failure.event());
              if (state.holder() == Holder.SEAT) {
                note(new DialogueEvent.HandedBack("line"));
              }
              offer = failure.offer();
              say(failure.said());
            });
  }

  // --- time ---

  void passed(Duration now) {
    leaving.passed();
    switch (waits.passed(now, state.holder())) {
      case NOTHING -> {}
      case SAY_WAIT -> lines.mention("filler");
      case SAY_STILL -> lines.mention("filler.again");
      case GIVE_UP -> {
        lines.mention("slow");
        toPerson("系统应答太慢");
      }
      case TELL_PLACE -> tellPlace();
    }
  }

  private void tellPlace() {
    String id = state.id();
    int each = parts.config().transfer().minutesEach();
    work(
        () -> parts.engine().queuePosition(id),
        position -> {
          if (position == 1) {
            lines.mention("queue.first");
          } else if (position > 1) {
            lines.mention("queue", "ahead", position - 1, "minutes", (position - 1) * each);
          }
        });
  }

  // --- sound ---

  private void say(List<String> sentences) {
    sayings.say(sentences);
  }

  private void sayAndOffer(List<String> rest) {
    List<String> now =
        new ArrayList<>(Sayings.fitting(rest, parts.config().turn().spokenCharacters()));
    if (now.size() < rest.size()) {
      offer = new Offer.More(rest.subList(now.size(), rest.size()));
      now.addAll(prompts.of("more"));
    }
    say(now);
  }

  /** Says again what was not heard, or all when all was. */
  void repeat() {
    List<String> again = sayings.again();
    if (again.isEmpty()) {
      lines.say("repeat.none");
    } else {
      say(again);
    }
  }

  /** The caller spoke before all was said. */
  void interrupted(List<String> left) {
    keepFor(left);
    if (!left.isEmpty()) {
      String text = String.join("", left);
      note(
          new DialogueEvent.Interrupted(
              text.substring(0, Math.min(text.length(), LONGEST_UNHEARD))));
    }
  }

  void keepFor(List<String> left) {
    sayings.notHeard(left);
  }
}
