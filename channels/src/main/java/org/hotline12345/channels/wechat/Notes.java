package org.hotline12345.channels.wechat;

import java.util.ArrayList;
import java.util.List;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.DialogueEvent.BotReplied;
import org.hotline12345.dialogue.Holder;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.Reply;

/**
 * What a citizen sent that is no words, with what the channel says to it, written into the
 * conversation once each.
 */
final class Notes {
  private final ConversationLog log;
  private final Conversations conversations;

  Notes(ConversationLog log, Conversations conversations) {
    this.log = log;
    this.conversations = conversations;
  }

  /** What a citizen sent and what is said to it; called under the conversation's lock. */
  @FunctionalInterface
  interface Writing {
    /** The events, given how the conversation stands; the citizen's own comes first. */
    List<DialogueEvent> events(Conversation state);
  }

  /** Writes it unless the key is there, and gives the replies to that key. */
  List<Reply> write(String conversationId, String key, Writing writing) {
    return log.exclusively(
        conversationId,
        state -> {
          if (conversations.turn(conversationId, key).isEmpty()) {
            log.append(state, writing.events(state));
          }
          return replies(conversationId, key);
        });
  }

  /** Whether a turn of that key is in the conversation. */
  boolean has(String conversationId, String key) {
    return conversations.turn(conversationId, key).isPresent();
  }

  /** What a new conversation was greeted with. */
  List<Reply> firstReplies(String conversationId) {
    return conversations.events(conversationId, 0).stream()
        .map(RecordedEvent::event)
        .filter(BotReplied.class::isInstance)
        .map(event -> ((BotReplied) event).reply())
        .limit(1)
        .toList();
  }

  private List<Reply> replies(String conversationId, String key) {
    List<Reply> replies = new ArrayList<>();
    long from = conversations.turn(conversationId, key).map(RecordedEvent::seq).orElse(0L);
    for (RecordedEvent event : conversations.events(conversationId, from)) {
      if (event.event() instanceof BotReplied replied && key.equals(replied.key())) {
        replies.add(replied.reply());
      }
    }
    return replies;
  }

  /** Whether a person has the conversation or is waited for: then the bot keeps silent. */
  static boolean withPerson(Conversation state) {
    return state.holder() == Holder.SEAT || state.holder() == Holder.QUEUE;
  }
}
