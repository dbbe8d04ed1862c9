package org.hotline12345.dialogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the citizen is told. The wire shape of every channel.
 *
 * @param kind what it does
 * @param text Chinese, Markdown limited to paragraphs, lists and bold; not blank
 * @param citations the articles the text was composed from; empty unless {@link ReplyKind#ANSWER}
 *     or {@link ReplyKind#CLARIFY}
 * @param quickReplies texts the citizen can send with one tap
 * @param order the order opened or asked about
 * @param handoff where the citizen stands on the way to a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reply(
    ReplyKind kind,
    String text,
    List<Citation> citations,
    List<String> quickReplies,
    @Nullable OrderCard order,
    @Nullable HandoffStatus handoff) {

  public Reply {
    citations = List.copyOf(citations);
    quickReplies = List.copyOf(quickReplies);
  }

  /** A reply of words and quick replies only. */
  public static Reply of(ReplyKind kind, String text, String... quickReplies) {
    return new Reply(kind, text, List.of(), List.of(quickReplies), null, null);
  }

  /** The source of an answer. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Citation(
      String articleId,
      int version,
      String title,
      String department,
      String source,
      List<String> legalBasis,
      LocalDate validFrom,
      @Nullable LocalDate validTo) {
    public Citation {
      legalBasis = List.copyOf(legalBasis);
    }
  }

  /** What the public may know of an order. */
  public record OrderCard(String number, String state, Instant dueAt, String unit) {}

  /**
   * @param queuePosition how many wait up to and including this one; 0 once a seat is here
   * @param seat the seat's public name, null while waiting
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record HandoffStatus(int queuePosition, @Nullable String seat) {}
}
