package org.hotline12345.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was to be done would let kept questions find their articles no longer, or later. */
public final class BreaksKeptQuestionsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial")
  private final transient List<Broken> broken;

  public BreaksKeptQuestionsException(List<Broken> broken) {
    super(broken.size() + " kept questions would break (expected: none, or accept)");
    this.broken = List.copyOf(broken);
  }

  /** The questions, none twice. */
  public List<Broken> broken() {
    return broken;
  }

  /**
   * A question that breaks.
   *
   * @param rankBefore place of the first right article now, 1 for the first
   * @param rankAfter its place afterwards, 0 when it is not among the first ten
   * @param foundInstead what would stand first, null when nothing
   */
  public record Broken(
      String question,
      List<Titled> expected,
      int rankBefore,
      int rankAfter,
      @Nullable Titled foundInstead) {}

  /** An article by id and title. */
  public record Titled(String articleId, String title) {}
}
