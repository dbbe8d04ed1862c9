package org.hotline12345.kbindex.documents;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * Shows a workbook's numbers as people see them, but dates always as 2026-06-30, and numbers of no
 * format with all their digits: a telephone number must not become 1.39E+10.
 */
final class SheetNumbers extends DataFormatter {
  private static final int DIGITS = 15;

  private final boolean since1904;

  /**
   * @param since1904 whether days count from 1904 as on old Macintoshes
   */
  SheetNumbers(boolean since1904) {
    super(Locale.CHINA);
    this.since1904 = since1904;
  }

  @Override
  public String formatRawCellContents(double value, int index, @Nullable String format) {
    return formatRawCellContents(value, index, format, since1904);
  }

  @Override
  public String formatRawCellContents(
      double value, int index, @Nullable String format, boolean since) {
    String code = format == null ? "General" : format;
    if (isDate(index, code) && value >= 1 && DateUtil.isValidExcelDate(value)) {
      LocalDateTime time = DateUtil.getLocalDateTime(value, since);
      return time.toLocalTime().equals(LocalTime.MIDNIGHT)
          ? time.toLocalDate().toString()
          : time.toLocalDate() + " " + time.toLocalTime();
    }
    if (index == 0 || code.equalsIgnoreCase("General") || code.equals("@")) {
      return plain(value);
    }
    return super.formatRawCellContents(value, index, code, since);
  }

  /** Formats 27–36 and 50–58 are dates in Chinese offices; the library knows them by no name. */
  private static boolean isDate(int index, String format) {
    return (index >= 27 && index <= 36)
        || (index >= 50 && index <= 58)
        || (DateUtil.isADateFormat(index, format) && !format.startsWith("[h"));
  }

  private static String plain(double value) {
    BigDecimal number = BigDecimal.valueOf(value).round(new MathContext(DIGITS));
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
