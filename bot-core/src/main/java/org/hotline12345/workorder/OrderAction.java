package org.hotline12345.workorder;

/** What can be done with an order. */
public enum OrderAction {
  ACCEPT("受理"),
  DISPATCH("派单"),
  SIGN("签收"),
  HANDLE("办理"),
  REPLY("答复"),
  CALL_BACK("回访"),
  RATE("评价"),
  ARCHIVE("归档"),
  /** By the unit, with a reason: the first time back to the office, the second to consultation. */
  RETURN("退单"),
  /** By the office: another unit leads. */
  REASSIGN("改派"),
  EXTEND("延期"),
  SUSPEND("挂起"),
  RESUME("恢复"),
  /** By the citizen. */
  WITHDRAW("撤诉"),
  REDO("重办"),
  EDIT("修改"),
  /** Something worth keeping in the history that changes nothing. */
  REMARK("备注");

  private final String label;

  OrderAction(String label) {
    this.label = label;
  }

  /** The Chinese name, as screens show it. */
  public String label() {
    return label;
  }
}
