package org.hotline12345.channels.web.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.Holder;
import org.jspecify.annotations.Nullable;

/**
 * Who has a conversation now.
 *
 * @param queuePosition how many wait up to and including this one, null when it does not wait
 * @param seat the seat's public name, null when none has it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HolderView(
    String type,
    String conversationId,
    Holder holder,
    @Nullable Integer queuePosition,
    @Nullable String seat) {

  public static HolderView of(Conversation state, Conversations conversations) {
    return new HolderView(
        "holder",
        state.id(),
        state.holder(),
        state.holder() == Holder.QUEUE ? conversations.queuePosition(state.id()) : null,
        state.seatName());
  }
}
