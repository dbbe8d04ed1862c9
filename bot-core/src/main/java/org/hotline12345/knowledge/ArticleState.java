package org.hotline12345.knowledge;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Editorial state of an article's head, the version editors work on. What citizens are answered
 * from is another matter: a published version stays live while its successor is a draft.
 */
public enum ArticleState {
  /** Being written; never served. */
  DRAFT("草稿"),
  /** Waits for a reviewer; never served. */
  IN_REVIEW("待审"),
  /** Approved; served while the day lies in its validity. */
  PUBLISHED("已发布"),
  /** Taken down by an editor; never served. */
  WITHDRAWN("已下架"),
  /** Its validity has ended; never served. */
  EXPIRED("已过期");

  private final String label;

  ArticleState(String label) {
    this.label = label;
  }

  /** The Chinese name, as screens show it. */
  public String label() {
    return label;
  }

  /** The state an act leads to from here; empty when it cannot be done now. */
  public Optional<ArticleState> after(ArticleAct act) {
    return Optional.ofNullable(
        switch (act) {
          case CREATE -> null;
          case EDIT, ROLLBACK -> DRAFT;
          case PROPOSE -> IN_REVIEW;
          case IMPORT -> PUBLISHED;
          case SUBMIT -> this == DRAFT ? IN_REVIEW : null;
          case RETURN -> this == IN_REVIEW ? DRAFT : null;
          case PUBLISH -> this == IN_REVIEW ? PUBLISHED : null;
          case CONFIRM -> this == PUBLISHED ? PUBLISHED : null;
          case WITHDRAW -> besideLive(WITHDRAWN);
          case EXPIRE -> besideLive(EXPIRED);
        });
  }

  /** The live version ends; a draft or an article in review beside it goes on as it is. */
  private @Nullable ArticleState besideLive(ArticleState ended) {
    return switch (this) {
      case DRAFT, IN_REVIEW -> this;
      case PUBLISHED -> ended;
      case WITHDRAWN, EXPIRED -> null;
    };
  }

  /** The state of a Chinese name. */
  public static Optional<ArticleState> ofLabel(String label) {
    return Arrays.stream(values()).filter(state -> state.label.equals(label)).findFirst();
  }
}
