package org.hotline12345.kbindex.documents;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How a workbook's cells show their numbers: as dates, percentages or plainly. */
final class SheetNumbers {
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");
  private static final double LARGEST = 1e15;
  private static final int LAST_DAY = 2_958_465;

  private final List<String> formats = new ArrayList<>();
  private final List<Boolean> white = new ArrayList<>();
  private final LocalDate dayZero;

  /**
   * @param styles the workbook's styles
   * @param since1904 whether days count from 1904 as on old Macintoshes
   */
  SheetNumbers(XmlNode styles, boolean since1904) {
    dayZero = since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    Map<Integer, String> own = new HashMap<>();
    styles
        .at("numFmts")
        .children("numFmt")
        .forEach(f -> own.put(f.attribute("numFmtId", -1), f.attribute("formatCode", "")));
    List<XmlNode> fonts = styles.at("fonts").children("font").toList();
    List<XmlNode> fills = styles.at("fills").children("fill").toList();
    styles
        .at("cellXfs")
        .children("xf")
        .forEach(
            xf -> {
              int id = xf.attribute("numFmtId", 0);
              formats.add(own.getOrDefault(id, builtIn(id)));
              white.add(
                  isWhite(at(fonts, xf.attribute("fontId", 0)))
                      && !isFilled(at(fills, xf.attribute("fillId", 0))));
            });
  }

  private static XmlNode at(List<XmlNode> list, int index) {
    return index >= 0 && index < list.size() ? list.get(index) : XmlNode.empty();
  }

  private static boolean isWhite(XmlNode font) {
    String rgb = font.at("color").attribute("rgb", "");
    return rgb.length() == 8 && Marks.isNearWhite(rgb.substring(2));
  }

  private static boolean isFilled(XmlNode fill) {
    return fill.at("patternFill").attribute("patternType", "none").equals("solid");
  }

  private static String builtIn(int id) {
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58)) {
      return "yyyy-mm-dd";
    }
    return id == 9 || id == 10 ? "0%" : "";
  }

  /** Whether cells of this style show nothing because the letters are white. */
  boolean unseen(int style) {
    return style >= 0 && style < white.size() && white.get(style);
  }

  /** The number as people see it; what is no number stays as it is. */
  String shown(String raw, int style) {
    double value;
    try {
      value = Double.parseDouble(raw);
    } catch (NumberFormatException e) {
      return raw;
    }
    if (Double.isNaN(value) || Math.abs(value) >= LARGEST || raw.length() > 40) {
      return raw;
    }
    String format = style >= 0 && style < formats.size() ? formats.get(style) : "";
    String code = QUOTED.matcher(format).replaceAll("");
    if (isDate(code) && value >= 1 && value <= LAST_DAY) {
      return dayZero.plusDays((long) value).toString();
    }
    boolean percent = code.contains("%");
    BigDecimal number =
        BigDecimal.valueOf(percent ? value * 100 : value).round(new MathContext(14));
    String plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    return percent ? plain + "%" : plain;
  }

  private static boolean isDate(String code) {
    return code.indexOf('y') >= 0
        || code.indexOf('Y') >= 0
        || code.indexOf('年') >= 0
        || (code.indexOf('m') >= 0 && code.indexOf('d') >= 0);
  }
}
