package org.hotline12345.seat;

import java.util.List;
import java.util.stream.Collectors;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.OrderForm;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.facts.Facts;
import org.jspecify.annotations.Nullable;

/**
 * What of an order a conversation tells, for a seat to look over: what the bot's form holds, and
 * where it holds nothing or there is none, what the citizen's words tell. The later word counts.
 *
 * @param phone digits, empty when none was told
 * @param confidential null when nothing was said of it
 */
public record OrderDraft(
    String what,
    String place,
    String when,
    String name,
    String phone,
    @Nullable Boolean confidential) {
  private static final int LONGEST = 1000;

  /** The draft that a conversation's events tell. */
  public static OrderDraft of(List<RecordedEvent> events, FactExtractor extractor) {
    OrderDraft draft = new OrderDraft(whatOf(events, extractor), "", "", "", "", null);
    for (RecordedEvent recorded : events) {
      if (recorded.event() instanceof DialogueEvent.CitizenSaid said) {
        draft = draft.with(extractor.extract(said.text()));
      }
    }
    OrderForm form = Conversation.of("", events).form();
    return form == null ? draft : draft.with(form);
  }

  /** Who tells his number tells no matter. */
  private static String whatOf(List<RecordedEvent> events, FactExtractor extractor) {
    List<String> matters = CaseSummary.matters(events);
    if (matters.isEmpty()) {
      matters =
          events.stream()
              .map(RecordedEvent::event)
              .filter(DialogueEvent.CitizenSaid.class::isInstance)
              .map(said -> ((DialogueEvent.CitizenSaid) said).text())
              .toList();
    }
    String what =
        matters.stream()
            .filter(matter -> extractor.extract(matter).phone().isEmpty())
            .collect(Collectors.joining("；"));
    return what.substring(0, Math.min(LONGEST, what.length()));
  }

  private OrderDraft with(Facts facts) {
    return new OrderDraft(
        what,
        facts.placeIsHere() && !facts.placeWords().isEmpty() ? facts.placeWords() : place,
        or(facts.when(), when),
        or(facts.name(), name),
        or(facts.phone(), phone),
        facts.confidential() == null ? confidential : facts.confidential());
  }

  private OrderDraft with(OrderForm form) {
    return new OrderDraft(
        or(form.what(), what),
        form.place() == null ? place : or(form.place().text(), place),
        or(form.when(), when),
        or(form.name(), name),
        or(form.phone(), phone),
        form.confidential() == null ? confidential : form.confidential());
  }

  /** The same with a phone. */
  public OrderDraft withPhone(String digits) {
    return new OrderDraft(what, place, when, name, digits, confidential);
  }

  private static String or(String known, String other) {
    return known.isEmpty() ? other : known;
  }

  @Override
  public String toString() {
    return "OrderDraft[" + what.length() + " characters]";
  }
}
