package org.hotline12345.dialogue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.DialogueEvent.ProgressAsked;
import org.hotline12345.dialogue.DialogueEvent.RatingAsked;
import org.hotline12345.understanding.Normalizer;
import org.hotline12345.workorder.OrderDesk;
import org.hotline12345.workorder.OrderNumber;
import org.hotline12345.workorder.PublicProgress;

/**
 * Tells how an order stands: to whoever opened it in this conversation, else to whoever knows its
 * number and the last four digits of its phone. An unknown number and a wrong tail look alike.
 * Thread-safe.
 */
final class ProgressTeller {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA);
  private static final Pattern TAIL = Pattern.compile("(?<![0-9a-z])[0-9]{4}(?![0-9])");

  private static final Pattern LIKE_A_NUMBER = Pattern.compile("ls[0-9]{6,}|(?<![0-9])[0-9]{12,}");

  private final Phrases phrases;
  private final OrderDesk orders;
  private final RatingTaker ratings;
  private final ZoneId zone;

  ProgressTeller(Phrases phrases, OrderDesk orders, RatingTaker ratings, ZoneId zone) {
    this.phrases = phrases;
    this.orders = orders;
    this.ratings = ratings;
    this.zone = zone;
  }

  /** The plan for a turn that asks for progress. */
  Plan tell(Turn turn, Conversation state) {
    String plain = Normalizer.plain(turn.text());
    Optional<String> number =
        OrderNumber.in(plain)
            .map(OrderNumber::text)
            .or(() -> Optional.ofNullable(state.progressNumber()));
    if (number.isEmpty() && LIKE_A_NUMBER.matcher(plain).find()) {
      return Plan.say(turn, reply(Optional.empty()));
    }
    if (number.isEmpty()) {
      return state.orders().isEmpty()
          ? Plan.say(turn, phrases.reply(ReplyKind.PROGRESS, "progress.ask"))
          : own(turn, state, state.orders().getLast());
    }
    if (state.orders().contains(number.get())) {
      return own(turn, state, number.get());
    }
    Matcher tail = TAIL.matcher(plain);
    if (!tail.find()) {
      return new Plan.Builder(turn)
          .say(phrases.reply(ReplyKind.PROGRESS, "progress.tail", "number", number.get()))
          .note(new ProgressAsked(number.get()))
          .build();
    }
    return told(turn, state.channel(), orders.progress(number.get(), tail.group()));
  }

  private Plan own(Turn turn, Conversation state, String number) {
    return told(turn, state.channel(), orders.ownProgress(number));
  }

  /** Whoever may know of an answered order may rate it as well. */
  private Plan told(Turn turn, Channel channel, Optional<PublicProgress> found) {
    Reply reply = reply(found);
    Optional<String> open = found.map(PublicProgress::number).filter(ratings::isOpen);
    if (open.isEmpty()) {
      return Plan.say(turn, reply);
    }
    return new Plan.Builder(turn)
        .say(RatingTaker.asking(phrases, channel, reply))
        .note(new RatingAsked(open.get(), RatingStep.RESULT))
        .build();
  }

  private Reply reply(Optional<PublicProgress> found) {
    if (found.isEmpty()) {
      return phrases.reply(ReplyKind.PROGRESS, "progress.none");
    }
    PublicProgress p = found.get();
    String text =
        phrases.say(
            "progress.found",
            "number",
            p.number(),
            "title",
            p.title(),
            "state",
            p.state(),
            "unit",
            p.unit(),
            "due",
            when(p.dueAt()),
            "last",
            p.history().isEmpty() ? p.state() : p.history().getLast().note());
    return new Reply(
        ReplyKind.PROGRESS,
        text,
        List.of(),
        List.of(phrases.quick("progress")),
        new Reply.OrderCard(p.number(), p.state(), p.dueAt(), p.unit()),
        null);
  }

  /** A moment in the city's own time, as people say it. */
  String when(Instant moment) {
    return DAY.format(moment.atZone(zone));
  }
}
