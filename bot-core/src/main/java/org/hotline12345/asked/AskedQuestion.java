package org.hotline12345.asked;

import java.time.Instant;
import org.hotline12345.contact.Channel;
import org.jspecify.annotations.Nullable;

/**
 * One question as it is kept: masked, and without its asker.
 *
 * @param id place in the order of recording, 0 before it is stored
 * @param conversationId where it was asked; lets a judgement find its answer
 * @param seq place of the reply in the conversation
 * @param at when it was replied to
 * @param text the citizen's words with personal data masked, at most {@link #LONGEST} characters
 * @param region division code of the county the words name, {@code 331100} when none
 * @param articleId the article answered from, null when none
 * @param version that article's version, 0 when none
 * @param sequel what the citizen did next, null when nothing that tells
 * @param helpful the citizen's judgement, null when there is none
 * @param comment the citizen's reason, masked; empty when there is none
 */
public record AskedQuestion(
    long id,
    String conversationId,
    long seq,
    Instant at,
    Channel channel,
    String text,
    String region,
    Outcome outcome,
    @Nullable String articleId,
    int version,
    @Nullable Sequel sequel,
    @Nullable Boolean helpful,
    String comment) {

  /**
   * Characters kept of a question; what is longer is a story, and its beginning tells the matter.
   */
  public static final int LONGEST = 500;
}
