package org.hotline12345.kbindex.documents;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.hotline12345.reference.Table;

/**
 * A character on a page; lengths in whatever unit the page uses.
 *
 * @param x left edge
 * @param y base line, counted from the page's top
 * @param size of the letter
 */
record Glyph(double x, double y, double width, double size, String text) {
  private static final Map<String, String> RADICALS = radicals();

  double right() {
    return x + width;
  }

  /**
   * Printed pages use look-alikes of common characters (⽂ for 文, ﬁ for fi); people type the common
   * ones.
   */
  static String common(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x2E80 && c < 0x2F00) {
        return RADICALS.getOrDefault(text, text);
      }
      if ((c >= 0x2F00 && c <= 0x2FDF)
          || (c >= 0xF900 && c <= 0xFAFF)
          || (c >= 0xFB00 && c <= 0xFB06)) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
      }
    }
    return text;
  }

  private static Map<String, String> radicals() {
    Map<String, String> radicals = new HashMap<>();
    for (Table.Row row : Table.beside(Glyph.class, "radicals.tsv").rows()) {
      radicals.put(row.required("radical"), row.required("character"));
    }
    return Map.copyOf(radicals);
  }
}
