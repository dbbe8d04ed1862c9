package org.hotline12345.kbindex.documents;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a Word document's styles say, followed through the styles they are based on. */
final class WordStyles {
  private static final int LONGEST_CHAIN = 20;

  private final Map<String, XmlNode> styles = new HashMap<>();

  WordStyles(XmlNode root) {
    root.children("style").forEach(style -> styles.put(style.attribute("styleId", ""), style));
  }

  /** The level of a heading style: 0 for a title, 1 for 标题 1; empty when it is none. */
  Optional<Integer> headingLevel(XmlNode paragraph) {
    XmlNode properties = paragraph.at("pPr");
    Optional<Integer> own = outline(properties);
    if (own.isPresent()) {
      return own;
    }
    String style = style(paragraph);
    String name = name(style);
    if (name.equals("title") || name.equals("标题")) {
      return Optional.of(0);
    }
    if (name.matches("(heading|标题) ?[1-9]")) {
      return Optional.of(name.charAt(name.length() - 1) - '0');
    }
    return inherited(style, node -> outline(node.at("pPr")).orElse(null));
  }

  private static Optional<Integer> outline(XmlNode properties) {
    int level = properties.at("outlineLvl").attribute("val", 9);
    return level >= 0 && level < 9 ? Optional.of(level + 1) : Optional.empty();
  }

  /** Whether the paragraph is a line of a generated table of contents. */
  boolean isContents(XmlNode paragraph) {
    return name(style(paragraph)).matches("(toc|目录) ?[1-9]");
  }

  boolean isCentred(XmlNode paragraph) {
    String own = paragraph.at("pPr").at("jc").attribute("val");
    String alignment =
        own != null
            ? own
            : inherited(style(paragraph), node -> node.at("pPr").at("jc").attribute("val"))
                .orElse("");
    return alignment.equals("center");
  }

  /** Numbering of the paragraph, its own or its style's. */
  Optional<XmlNode> numbering(XmlNode paragraph) {
    Optional<XmlNode> own = paragraph.at("pPr").child("numPr");
    return own.isPresent()
        ? own
        : inherited(style(paragraph), node -> node.at("pPr").child("numPr").orElse(null));
  }

  /** A property of a run: its own, else its character style's, else its paragraph style's. */
  @Nullable XmlNode runProperty(XmlNode run, XmlNode paragraph, String property) {
    Optional<XmlNode> own = run.at("rPr").child(property);
    if (own.isPresent()) {
      return own.get();
    }
    String runStyle = run.at("rPr").at("rStyle").attribute("val", "");
    Function<XmlNode, @Nullable XmlNode> inStyle =
        node -> node.at("rPr").child(property).orElse(null);
    return inherited(runStyle, inStyle).or(() -> inherited(style(paragraph), inStyle)).orElse(null);
  }

  private static String style(XmlNode paragraph) {
    return paragraph.at("pPr").at("pStyle").attribute("val", "");
  }

  private String name(String id) {
    XmlNode style = styles.get(id);
    return style == null
        ? id.toLowerCase(Locale.ROOT)
        : style.at("name").attribute("val", "").toLowerCase(Locale.ROOT);
  }

  private <T> Optional<T> inherited(String id, Function<XmlNode, @Nullable T> property) {
    XmlNode style = styles.get(id);
    for (int i = 0; style != null && i < LONGEST_CHAIN; i++) {
      T found = property.apply(style);
      if (found != null) {
        return Optional.of(found);
      }
      style = styles.get(style.at("basedOn").attribute("val", ""));
    }
    return Optional.empty();
  }
}
