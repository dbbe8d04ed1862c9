package org.hotline12345.organisation;

/**
 * A line merged into 12345.
 *
 * @param number what is dialled
 * @param name what it is for
 * @param mode how it was merged
 * @param unit the unit it belonged to
 */
public record HotlineLine(String number, String name, Mode mode, String unit) {

  /** How a line lives on. */
  public enum Mode {
    /** 整体并入: the number is withdrawn, its seats are ours. */
    MERGED("整体并入"),
    /** 双号并行: the number still works, its seats are ours. */
    PARALLEL("双号并行"),
    /** 设分中心: number and seats stay with the unit; calls are transferred. */
    SUBCENTRE("设分中心");

    private final String label;

    Mode(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
