package org.hotline12345.kbindex.documents;

import java.util.ArrayList;
import java.util.List;

/** Collects what a document holds but does not show to people, so that it can be told. */
final class Hidden {
  private static final int SHOWN = 40;
  private static final int MOST_SHOWN = 3;

  private final List<String> texts = new ArrayList<>();
  private int characters;

  void add(String text) {
    String tidy = Texts.tidy(text);
    if (!tidy.isEmpty()) {
      characters += tidy.length();
      if (texts.size() < MOST_SHOWN) {
        texts.add(tidy.length() <= SHOWN ? tidy : tidy.substring(0, SHOWN) + "…");
      }
    }
  }

  /** Adds one warning when there was anything. */
  void tell(List<String> warnings) {
    if (characters > 0) {
      warnings.add("有 " + characters + " 个字是读者看不见的（隐藏、白色或极小的字），没有收入：" + String.join("；", texts));
    }
  }
}
