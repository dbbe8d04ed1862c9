package org.hotline12345.knowledge;

/** What somebody did to an article; each makes a version. */
public enum ArticleAct {
  /** A new article was written. */
  CREATE("新建", Effect.WRITES),
  /** Its words were changed. */
  EDIT("修改", Effect.WRITES),
  /** The words of an older version were taken up again. */
  ROLLBACK("恢复旧版", Effect.WRITES),
  /** Words from a document were brought in for review. */
  PROPOSE("导入送审", Effect.WRITES),
  /** The author offered it for review. */
  SUBMIT("送审", Effect.NONE),
  /** The reviewer gave it back with a reason. */
  RETURN("退回", Effect.NONE),
  /** The reviewer let citizens be answered from it. */
  PUBLISH("发布", Effect.PUBLISHES),
  /** A reviewer looked again and found the words still right. */
  CONFIRM("复核无误", Effect.PUBLISHES),
  /** It came with a release or by the operator's command, and is answered from at once. */
  IMPORT("导入发布", Effect.PUBLISHES),
  /** It was taken down. */
  WITHDRAW("下架", Effect.ENDS),
  /** Its validity ended. */
  EXPIRE("到期", Effect.ENDS);

  private final String label;
  private final Effect effect;

  ArticleAct(String label, Effect effect) {
    this.label = label;
    this.effect = effect;
  }

  /** The Chinese name, as screens show it. */
  public String label() {
    return label;
  }

  /** Whether who does it is an author of the words. */
  public boolean writes() {
    return effect == Effect.WRITES;
  }

  /** Whether citizens are answered from the version it makes. */
  public boolean publishes() {
    return effect == Effect.PUBLISHES;
  }

  /** Whether citizens are no longer answered from the version that was live. */
  public boolean ends() {
    return effect == Effect.ENDS;
  }

  private enum Effect {
    WRITES,
    NONE,
    PUBLISHES,
    ENDS
  }
}
