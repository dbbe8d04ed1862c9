package org.hotline12345.asked;

import java.util.List;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.DialogueEvent.BotReplied;
import org.hotline12345.dialogue.DialogueEvent.Judged;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.ReplyKind;

/**
 * What citizens say of single answers. A judgement is an event of the conversation, so it is
 * remembered with it; the last one on an answer counts. Thread-safe.
 */
public final class AnswerFeedback {
  private final ConversationLog log;
  private final Conversations conversations;

  public AnswerFeedback(ConversationLog log, Conversations conversations) {
    this.log = log;
    this.conversations = conversations;
  }

  /**
   * Judges an answer. Saying the same again changes nothing.
   *
   * @param seq place of the answer in the conversation
   * @param comment the reason, empty for none
   * @throws UnknownAnswerException when the bot answered nothing there
   * @throws org.hotline12345.dialogue.UnknownConversationException when there is none of that id
   */
  public void judge(String conversationId, long seq, boolean helpful, String comment) {
    Judged judged = new Judged(seq, helpful, comment.strip());
    log.exclusively(conversationId, state -> judge(state, judged));
  }

  private Conversation judge(Conversation state, Judged judged) {
    List<RecordedEvent> events = conversations.events(state.id(), judged.answerSeq() - 1);
    if (events.isEmpty() || !isAnswer(events.getFirst(), judged.answerSeq())) {
      throw new UnknownAnswerException(judged.answerSeq());
    }
    boolean same =
        events.reversed().stream()
            .map(RecordedEvent::event)
            .filter(e -> e instanceof Judged j && j.answerSeq() == judged.answerSeq())
            .findFirst()
            .filter(judged::equals)
            .isPresent();
    return same ? state : log.append(state, List.of((DialogueEvent) judged));
  }

  private static boolean isAnswer(RecordedEvent event, long seq) {
    return event.seq() == seq
        && event.event() instanceof BotReplied replied
        && replied.reply().kind() == ReplyKind.ANSWER;
  }
}
