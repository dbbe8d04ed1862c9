package org.hotline12345.seat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.OrderForm;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.ReplyKind;

/**
 * What a seat must know of a conversation before the first word: in the citizen's own words where
 * there are some, nothing added.
 *
 * @param reason why a person is wanted, as recorded; empty when none is
 * @param wants what the citizen came with, first one first, no more than {@value #MOST}
 * @param answered titles of the articles that were told already
 * @param notUnderstood how often the citizen was not understood
 * @param unheard what the bot said last without being heard to the end, empty when nothing
 * @param emergency the number of an emergency that was heard, empty when none
 */
public record CaseSummary(
    String reason,
    List<String> wants,
    List<String> answered,
    int notUnderstood,
    String unheard,
    String emergency) {
  private static final int MOST = 3;

  /** Less than this said to a seat is an answer rather than a matter. */
  private static final int TELLING = 6;

  public CaseSummary {
    wants = List.copyOf(wants);
    answered = List.copyOf(answered);
  }

  /** The summary of a conversation's events. */
  public static CaseSummary of(List<RecordedEvent> events) {
    String reason = "";
    String unheard = "";
    String emergency = "";
    int notUnderstood = 0;
    Set<String> answered = new LinkedHashSet<>();
    for (RecordedEvent recorded : events) {
      switch (recorded.event()) {
        case DialogueEvent.PersonWanted wanted -> reason = wanted.reason();
        case DialogueEvent.Interrupted cut -> unheard = cut.unheard();
        case DialogueEvent.CitizenSaid said -> unheard = "";
        case DialogueEvent.EmergencyHeard heard -> emergency = heard.target();
        case DialogueEvent.NotUnderstood missed -> notUnderstood++;
        case DialogueEvent.BotReplied replied when replied.reply().kind() == ReplyKind.ANSWER ->
            replied.reply().citations().stream()
                .limit(1)
                .map(Reply.Citation::title)
                .forEach(answered::add);
        default -> {}
      }
    }
    List<String> wants = matters(events);
    return new CaseSummary(
        reason,
        wants.subList(0, Math.min(MOST, wants.size())),
        new ArrayList<>(answered),
        notUnderstood,
        unheard,
        emergency);
  }

  /** What the citizen wants now: the last matter told; empty when none was told yet. */
  public static String latest(List<RecordedEvent> events) {
    List<String> wants = matters(events);
    return wants.isEmpty() ? "" : wants.getLast();
  }

  /**
   * What the citizen came with: what a form was opened for, what was answered or put aside, and
   * what was said to the queue or to a seat at some length. Answers to the form's questions,
   * choices and the wish for a person are none.
   */
  static List<String> matters(List<RecordedEvent> events) {
    Set<String> matters = new LinkedHashSet<>();
    OrderForm form = null;
    DialogueEvent.CitizenSaid last = null;
    boolean withSeat = false;
    for (RecordedEvent recorded : events) {
      switch (recorded.event()) {
        case DialogueEvent.CitizenSaid said -> {
          last = said;
          if (withSeat && said.text().length() >= TELLING) {
            matters.add(said.text());
          }
        }
        case DialogueEvent.SeatTook took -> withSeat = true;
        case DialogueEvent.HandedBack back -> withSeat = false;
        case DialogueEvent.FormChanged changed -> {
          form = changed.form();
          if (form != null && !form.what().isEmpty()) {
            matters.add(form.what());
          }
        }
        case DialogueEvent.BotReplied replied -> {
          if (last != null && form == null && tellsMatter(replied.reply().kind())) {
            matters.add(last.text());
          }
          last = null;
        }
        case DialogueEvent.PersonWanted wanted -> last = null;
        default -> {}
      }
    }
    return new ArrayList<>(matters);
  }

  private static boolean tellsMatter(ReplyKind kind) {
    return switch (kind) {
      case ANSWER, CLARIFY, REFUSE, EMERGENCY, HANDOFF -> true;
      default -> false;
    };
  }
}
