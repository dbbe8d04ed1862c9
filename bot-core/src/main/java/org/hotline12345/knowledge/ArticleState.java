package org.hotline12345.knowledge;

import java.util.Arrays;
import java.util.Optional;

/** Editorial state of a knowledge article. */
public enum ArticleState {
  /** Being written; never served. */
  DRAFT("草稿"),
  /** Waits for a reviewer; never served. */
  IN_REVIEW("待审"),
  /** Served while the day lies in its validity. */
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

  /** The state of a Chinese name. */
  public static Optional<ArticleState> ofLabel(String label) {
    return Arrays.stream(values()).filter(state -> state.label.equals(label)).findFirst();
  }
}
