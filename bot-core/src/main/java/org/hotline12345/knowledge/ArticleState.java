package org.hotline12345.knowledge;

/** Editorial state of a knowledge article (草稿/待审/已发布/已下架/已过期). */
public enum ArticleState {
  /** 草稿: being written; never served. */
  DRAFT,
  /** 待审: waits for a reviewer; never served. */
  IN_REVIEW,
  /** 已发布: served while the day lies in its validity. */
  PUBLISHED,
  /** 已下架: taken down by an editor; never served. */
  WITHDRAWN,
  /** 已过期: its validity has ended; never served. */
  EXPIRED
}
