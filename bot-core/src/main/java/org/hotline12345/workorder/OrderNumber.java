package org.hotline12345.workorder;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of an order: {@code LS}, the day of acceptance (yyMMdd), a daily sequence of five
 * digits and a check digit (Luhn over the digits before it).
 *
 * @param text the canonical form, as in {@code LS261122000017}
 */
public record OrderNumber(String text) {
  private static final String PREFIX = "LS";
  private static final int LARGEST = 99_999;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

  /** Twelve digits, blanks and dashes between them, not part of a longer run of digits. */
  private static final Pattern LOOSE =
      Pattern.compile("(?<![0-9])[0-9](?:[\\s\\-—_.·]{0,2}[0-9]){11}(?![0-9])");

  /**
   * The number of the {@code sequence}-th order of a day.
   *
   * @param sequence 1–99999
   */
  static OrderNumber of(LocalDate day, int sequence) {
    if (sequence < 1 || sequence > LARGEST) {
      throw new IllegalArgumentException(
          "order sequence: " + sequence + " (expected: 1–" + LARGEST + ")");
    }
    String digits = day.format(DAY) + "%05d".formatted(sequence);
    return new OrderNumber(PREFIX + digits + checkDigit(digits));
  }

  /**
   * The first order number in what a citizen wrote: with or without LS, in any case, with blanks,
   * dashes or full-width digits. Empty when there is none whose check digit fits.
   */
  public static Optional<OrderNumber> in(String text) {
    Matcher matcher = LOOSE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
    while (matcher.find()) {
      String digits = matcher.group().replaceAll("[^0-9]", "");
      if (checkDigit(digits.substring(0, 11)) == digits.charAt(11)) {
        return Optional.of(new OrderNumber(PREFIX + digits));
      }
    }
    return Optional.empty();
  }

  private static char checkDigit(String digits) {
    int sum = 0;
    boolean twice = true;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int value = digits.charAt(i) - '0';
      int added = twice ? value * 2 : value;
      sum += added > 9 ? added - 9 : added;
      twice = !twice;
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }

  @Override
  public String toString() {
    return text;
  }
}
