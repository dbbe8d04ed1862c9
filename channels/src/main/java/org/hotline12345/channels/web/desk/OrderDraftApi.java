package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.hotline12345.calls.CallDesk;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.UnknownConversationException;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.seat.OrderDraft;
import org.hotline12345.security.Permission;
import org.jspecify.annotations.Nullable;

/** An order out of a transcript, to be looked over by the seat. */
public final class OrderDraftApi {
  private final Conversations conversations;
  private final FactExtractor extractor;
  private final CallDesk calls;

  public OrderDraftApi(Conversations conversations, FactExtractor extractor, CallDesk calls) {
    this.conversations = conversations;
    this.extractor = extractor;
    this.calls = calls;
  }

  @Operation("orderDraft")
  @Requires(Permission.CONVERSE)
  public Answer draft(Call call) {
    String id = call.path("id");
    List<RecordedEvent> events = conversations.events(id, 0);
    if (events.isEmpty()) {
      throw new UnknownConversationException(id);
    }
    OrderDraft draft = OrderDraft.of(events, extractor);
    boolean shown = false;
    if (draft.phone().isEmpty() && call.principal().may(Permission.CALLER_READ)) {
      String number = calls.callerOf(id, call.principal().user());
      draft = draft.withPhone(number);
      shown = !number.isEmpty();
    }
    return Answer.ok(
        new View(
            draft.what(),
            draft.place(),
            draft.when(),
            draft.name(),
            draft.phone(),
            shown,
            draft.confidential()));
  }

  /**
   * @param phoneShown whether the phone is the one the network showed, not one the citizen told
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record View(
      String what,
      String place,
      String when,
      String name,
      String phone,
      boolean phoneShown,
      @Nullable Boolean confidential) {}
}
