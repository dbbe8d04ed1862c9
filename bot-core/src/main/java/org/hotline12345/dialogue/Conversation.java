package org.hotline12345.dialogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.DialogueEvent.Announced;
import org.hotline12345.dialogue.DialogueEvent.BotReplied;
import org.hotline12345.dialogue.DialogueEvent.ChoicesOffered;
import org.hotline12345.dialogue.DialogueEvent.CitizenSaid;
import org.hotline12345.dialogue.DialogueEvent.Closed;
import org.hotline12345.dialogue.DialogueEvent.EmergencyHeard;
import org.hotline12345.dialogue.DialogueEvent.FormChanged;
import org.hotline12345.dialogue.DialogueEvent.HandedBack;
import org.hotline12345.dialogue.DialogueEvent.HeardAs;
import org.hotline12345.dialogue.DialogueEvent.Interrupted;
import org.hotline12345.dialogue.DialogueEvent.Judged;
import org.hotline12345.dialogue.DialogueEvent.NotUnderstood;
import org.hotline12345.dialogue.DialogueEvent.Opened;
import org.hotline12345.dialogue.DialogueEvent.OrderOpened;
import org.hotline12345.dialogue.DialogueEvent.OrderRated;
import org.hotline12345.dialogue.DialogueEvent.PersonWanted;
import org.hotline12345.dialogue.DialogueEvent.PictureSent;
import org.hotline12345.dialogue.DialogueEvent.ProgressAsked;
import org.hotline12345.dialogue.DialogueEvent.PutThrough;
import org.hotline12345.dialogue.DialogueEvent.Rated;
import org.hotline12345.dialogue.DialogueEvent.RatingAsked;
import org.hotline12345.dialogue.DialogueEvent.Referred;
import org.hotline12345.dialogue.DialogueEvent.SeatSaid;
import org.hotline12345.dialogue.DialogueEvent.SeatTook;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands: the fold of its events. Immutable.
 *
 * @param seq the last event's place, 0 before the first
 * @param seatUser user name of the seat that has it, null when none
 * @param seatName what the citizen sees of the seat, null when none
 * @param waitingSince since when the citizen waits for a person, null when not waiting
 * @param form the order being filled in, null when none
 * @param choices articles offered in the last reply, for the citizen to choose from
 * @param lastArticle the article answered from last, null when none
 * @param progressNumber the order asked for whose phone tail is still to come, null when none
 * @param emergency the number to call when the last reply told of an emergency, else null
 * @param referredTo the sub-centre's number the last reply named, else null
 * @param notUnderstood turns in a row the bot could make nothing of
 * @param lastText the citizen's last words, empty before the first
 * @param orders numbers of the orders opened here
 * @param rating the order the citizen was asked about, null when none
 */
public record Conversation(
    String id,
    long seq,
    Channel channel,
    @Nullable String dialledNumber,
    Holder holder,
    @Nullable String seatUser,
    @Nullable String seatName,
    @Nullable Instant waitingSince,
    @Nullable OrderForm form,
    List<String> choices,
    @Nullable String lastArticle,
    @Nullable String progressNumber,
    @Nullable String emergency,
    @Nullable String referredTo,
    int notUnderstood,
    String lastText,
    List<String> orders,
    @Nullable RatingAsked rating) {

  public Conversation {
    choices = List.copyOf(choices);
    orders = List.copyOf(orders);
  }

  /** The state before any event. */
  static Conversation empty(String id) {
    return new Conversation(
        id,
        0,
        Channel.WEB,
        null,
        Holder.BOT,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        0,
        "",
        List.of(),
        null);
  }

  /** The state after all these events, which must start with the first. */
  public static Conversation of(String id, List<RecordedEvent> events) {
    Conversation state = empty(id);
    for (RecordedEvent event : events) {
      state = state.after(event);
    }
    return state;
  }

  /** The state after one more event. */
  Conversation after(RecordedEvent recorded) {
    Changes next = new Changes(this);
    next.seq = recorded.seq();
    switch (recorded.event()) {
      case Opened e -> {
        next.channel = e.channel();
        next.dialledNumber = e.dialledNumber();
      }
      case CitizenSaid e -> {
        next.lastText = e.text();
        if (next.holder == Holder.CLOSED) {
          next.holder = Holder.BOT;
        }
      }
      case BotReplied e -> {
        next.choices = List.of();
        next.progressNumber = null;
        next.emergency = null;
        next.referredTo = null;
        if (rating != null && rating.step() != RatingStep.RESULT && e.key() != null) {
          // What was asked besides is a matter of the very next words.
          next.rating = null;
        }
        if (!e.reply().citations().isEmpty() && e.reply().kind() == ReplyKind.ANSWER) {
          next.lastArticle = e.reply().citations().getFirst().articleId();
        }
        if (e.key() != null) {
          next.notUnderstood = 0;
        }
      }
      case FormChanged e -> next.form = e.form();
      case ChoicesOffered e -> next.choices = e.articleIds();
      case NotUnderstood e -> next.notUnderstood = notUnderstood + 1;
      case EmergencyHeard e -> next.emergency = e.target();
      case Referred e -> next.referredTo = e.number();
      case ProgressAsked e -> next.progressNumber = e.number();
      case OrderOpened e -> {
        next.orders = new ArrayList<>(orders);
        next.orders.add(e.number());
      }
      case PersonWanted e -> {
        next.holder = Holder.QUEUE;
        next.waitingSince = recorded.at();
      }
      case SeatTook e -> {
        next.holder = Holder.SEAT;
        next.waitingSince = null;
        next.seatUser = e.user();
        next.seatName = e.name();
      }
      case HandedBack e -> next.release(Holder.BOT);
      case Closed e -> {
        next.release(Holder.CLOSED);
        next.form = null;
        // Whoever rates now rates the talk that has just ended.
        next.rating = null;
      }
      case SeatSaid e -> {}
      case PictureSent e -> {}
      case Rated e -> {}
      case RatingAsked e -> next.rating = e;
      case OrderRated e -> next.rating = null;
      case Judged e -> {}
      case HeardAs e -> {}
      case Announced e -> {}
      case Interrupted e -> {}
      case PutThrough e -> {}
    }
    return next.conversation();
  }

  /** Working copy for {@link #after}. */
  private static final class Changes {
    private final String id;
    private long seq;
    private Channel channel;
    private @Nullable String dialledNumber;
    private Holder holder;
    private @Nullable String seatUser;
    private @Nullable String seatName;
    private @Nullable Instant waitingSince;
    private @Nullable OrderForm form;
    private List<String> choices;
    private @Nullable String lastArticle;
    private @Nullable String progressNumber;
    private @Nullable String emergency;
    private @Nullable String referredTo;
    private int notUnderstood;
    private String lastText;
    private List<String> orders;
    private @Nullable RatingAsked rating;

    Changes(Conversation from) {
      id = from.id;
      seq = from.seq;
      channel = from.channel;
      dialledNumber = from.dialledNumber;
      holder = from.holder;
      seatUser = from.seatUser;
      seatName = from.seatName;
      waitingSince = from.waitingSince;
      form = from.form;
      choices = from.choices;
      lastArticle = from.lastArticle;
      progressNumber = from.progressNumber;
      emergency = from.emergency;
      referredTo = from.referredTo;
      notUnderstood = from.notUnderstood;
      lastText = from.lastText;
      orders = from.orders;
      rating = from.rating;
    }

    void release(Holder to) {
      holder = to;
      seatUser = null;
      seatName = null;
      waitingSince = null;
    }

    Conversation conversation() {
      return new Conversation(
          id,
          seq,
          channel,
          dialledNumber,
          holder,
          seatUser,
          seatName,
          waitingSince,
          form,
          choices,
          lastArticle,
          progressNumber,
          emergency,
          referredTo,
          notUnderstood,
          lastText,
          orders,
          rating);
    }
  }
}
