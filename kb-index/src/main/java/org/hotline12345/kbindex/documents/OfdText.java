package org.hotline12345.kbindex.documents;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.core.basicType.ST_Array;
import org.ofdrw.core.basicType.ST_Box;
import org.ofdrw.core.pageDescription.color.color.CT_Color;
import org.ofdrw.core.text.TextCode;

/** One text object of an OFD page: where each of its letters stands. Lengths in millimetres. */
final class OfdText {
  private static final double POINTS_PER_MM = 72 / 25.4;
  private static final int NEARLY_CLEAR = 8;
  private static final int NEARLY_WHITE = 0xF0;

  /** The library writes out "g 100 5.2" as a hundred numbers; a page has no million letters. */
  private static final Pattern ENDLESS = Pattern.compile("g\\s+\\d{6,}");

  private final TextObject text;
  private final ST_Box boundary;
  private final Double[] matrix;
  private final double size;
  private final Sheet sheet;
  private final boolean seen;

  /**
   * @param fill the colour of the letters, null for black
   */
  OfdText(TextObject text, @Nullable CT_Color fill, Sheet sheet) {
    this.text = text;
    this.sheet = sheet;
    boundary = text.getBoundary();
    ST_Array given = text.getCTM();
    matrix = given == null || given.size() < 6 ? ST_Array.unitCTM().toDouble() : given.toDouble();
    double scale = Math.max(Math.hypot(matrix[0], matrix[1]), Math.hypot(matrix[2], matrix[3]));
    size = Math.abs(text.getSize()) * scale;
    seen = isShown() && isOnPage() && (fill == null || !isUnseen(fill));
  }

  private boolean isShown() {
    return text.getVisible()
        && text.getAlpha() > NEARLY_CLEAR
        && size * POINTS_PER_MM > Marks.UNREADABLE_POINTS;
  }

  private boolean isOnPage() {
    return boundary.getTopLeftX() < sheet.width()
        && boundary.getTopLeftY() < sheet.height()
        && boundary.getTopLeftX() + boundary.getWidth() >= 0
        && boundary.getTopLeftY() + boundary.getHeight() >= 0;
  }

  /** Clear or white. With three channels they are red, green and blue; one channel is grey. */
  private static boolean isUnseen(CT_Color fill) {
    ST_Array value = fill.getValue();
    if (fill.getAlpha() <= NEARLY_CLEAR) {
      return true;
    }
    if (value == null || (value.size() != 3 && value.size() != 1)) {
      return false;
    }
    for (int channel : value.expectIntArr(value.size())) {
      if (channel < NEARLY_WHITE) {
        return false;
      }
    }
    return true;
  }

  /** Puts the letters on the sheet, or tells what nobody sees. */
  void read(Hidden hidden) throws DocumentException {
    double x = 0;
    double y = 0;
    for (TextCode code : text.getTextCodes()) {
      String words = code.getContent();
      if (!seen) {
        hidden.add(words);
        continue;
      }
      x = code.getX() == null ? x : code.getX();
      y = code.getY() == null ? y : code.getY();
      letters(words, x, y, deltas(code, "DeltaX"), deltas(code, "DeltaY"));
    }
  }

  private void letters(String words, double x, double y, Double[] right, Double[] down) {
    double atX = x;
    double atY = y;
    int i = 0;
    for (int at = 0; at < words.length(); i++) {
      int letter = words.codePointAt(at);
      at += Character.charCount(letter);
      double advance = i < right.length ? right[i] : 0;
      if (!Character.isWhitespace(letter)) {
        sheet.glyphs().add(glyph(atX, atY, letter, advance));
      }
      atX += advance;
      atY += i < down.length ? down[i] : 0;
    }
  }

  private static Double[] deltas(TextCode code, String name) throws DocumentException {
    String written = code.attributeValue(name);
    if (written != null && ENDLESS.matcher(written).find()) {
      throw new DocumentException("文字间距的写法不合规范（" + name + "），没有读取");
    }
    ST_Array deltas = name.equals("DeltaX") ? code.getDeltaX() : code.getDeltaY();
    return deltas == null ? new Double[0] : deltas.toDouble();
  }

  private Glyph glyph(double x, double y, int letter, double advance) {
    double width = letter < 0x250 ? size * 0.5 : size;
    double moved = Math.abs(advance * matrix[0]);
    return new Glyph(
        boundary.getTopLeftX() + matrix[0] * x + matrix[2] * y + matrix[4],
        boundary.getTopLeftY() + matrix[1] * x + matrix[3] * y + matrix[5],
        moved > 0 ? Math.min(width, moved) : width,
        size,
        Glyph.common(Character.toString(letter)));
  }
}
