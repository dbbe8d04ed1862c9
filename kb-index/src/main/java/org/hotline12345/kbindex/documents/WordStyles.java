package org.hotline12345.kbindex.documents;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.poi.ooxml.util.POIXMLUnits;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHpsMeasure;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTOnOff;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrBase;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTShd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;

/** What a Word document's styles say, followed through the styles they are based on. */
final class WordStyles {
  private static final int LONGEST_CHAIN = 20;

  private final Map<String, CTStyle> styles = new HashMap<>();

  /**
   * @param styles null when the document has none
   */
  WordStyles(@Nullable XWPFStyles styles) {
    if (styles != null) {
      for (XWPFStyle style : styles.getStyles()) {
        this.styles.put(String.valueOf(style.getStyleId()), style.getCTStyle());
      }
    }
  }

  /** The level of a heading style: 0 for a title, 1 for 标题 1; empty when it is none. */
  Optional<Integer> headingLevel(CTP paragraph) {
    Integer own = paragraph.isSetPPr() ? outline(paragraph.getPPr()) : null;
    if (own != null) {
      return Optional.of(own);
    }
    String style = style(paragraph);
    String name = name(style);
    if (name.equals("title") || name.equals("标题")) {
      return Optional.of(0);
    }
    if (name.matches("(heading|标题) ?[1-9]")) {
      return Optional.of(name.charAt(name.length() - 1) - '0');
    }
    return ofParagraphs(style, WordStyles::outline);
  }

  private static @Nullable Integer outline(CTPPrBase properties) {
    if (!properties.isSetOutlineLvl()) {
      return null;
    }
    int level = properties.getOutlineLvl().getVal().intValue();
    return level >= 0 && level < 9 ? level + 1 : null;
  }

  /** Whether the paragraph is a line of a generated table of contents. */
  boolean isContents(CTP paragraph) {
    return name(style(paragraph)).matches("(toc|目录) ?[1-9]");
  }

  boolean isCentred(CTP paragraph) {
    Function<CTPPrBase, STJc.@Nullable Enum> alignment =
        properties -> properties.isSetJc() ? properties.getJc().getVal() : null;
    STJc.Enum own = paragraph.isSetPPr() ? alignment.apply(paragraph.getPPr()) : null;
    return STJc.CENTER.equals(
        own != null ? own : ofParagraphs(style(paragraph), alignment).orElse(null));
  }

  /** Numbering of the paragraph, its own or its style's. */
  Optional<CTNumPr> numbering(CTP paragraph) {
    Function<CTPPrBase, @Nullable CTNumPr> numbering =
        properties -> properties.isSetNumPr() ? properties.getNumPr() : null;
    CTNumPr own = paragraph.isSetPPr() ? numbering.apply(paragraph.getPPr()) : null;
    return own != null ? Optional.of(own) : ofParagraphs(style(paragraph), numbering);
  }

  /** Whether a run is hidden, too small to read, or white on white. */
  boolean isUnseen(CTR run, CTP paragraph, boolean onColour) {
    Optional<CTOnOff> vanish = property(run, paragraph, CTRPr::getVanishList);
    if (vanish.isPresent()
        && (!vanish.get().isSetVal() || POIXMLUnits.parseOnOff(vanish.get().xgetVal()))) {
      return true;
    }
    Optional<CTHpsMeasure> size = property(run, paragraph, CTRPr::getSzList);
    if (size.isPresent()
        && size.get().getVal() instanceof BigInteger halves
        && halves.intValue() <= Marks.UNREADABLE_POINTS * 2) {
      return true;
    }
    boolean white =
        property(run, paragraph, CTRPr::getColorList)
            .map(colour -> colour.xgetVal().getStringValue())
            .filter(Marks::isNearWhite)
            .isPresent();
    return white && !onColour && !standsOnColour(run);
  }

  private static boolean standsOnColour(CTR run) {
    return run.isSetRPr()
        && (run.getRPr().sizeOfHighlightArray() > 0
            || run.getRPr().getShdList().stream().anyMatch(WordStyles::isColoured));
  }

  static boolean isColoured(CTShd shading) {
    if (!shading.isSetFill()) {
      return false;
    }
    String fill = shading.xgetFill().getStringValue();
    return !fill.equals("auto") && !Marks.isNearWhite(fill);
  }

  /** A property of a run: its own, else its character style's, else its paragraph style's. */
  private <T> Optional<T> property(CTR run, CTP paragraph, Function<CTRPr, List<T>> property) {
    Function<CTStyle, @Nullable T> inStyle =
        style -> style.isSetRPr() ? first(property.apply(style.getRPr())) : null;
    T own = run.isSetRPr() ? first(property.apply(run.getRPr())) : null;
    if (own != null) {
      return Optional.of(own);
    }
    String character =
        run.isSetRPr() && run.getRPr().sizeOfRStyleArray() > 0
            ? run.getRPr().getRStyleArray(0).getVal()
            : "";
    return inherited(character, inStyle).or(() -> inherited(style(paragraph), inStyle));
  }

  private static <T> @Nullable T first(List<T> list) {
    return list.isEmpty() ? null : list.getFirst();
  }

  private static String style(CTP paragraph) {
    return paragraph.isSetPPr() && paragraph.getPPr().isSetPStyle()
        ? paragraph.getPPr().getPStyle().getVal()
        : "";
  }

  private String name(String id) {
    CTStyle style = styles.get(id);
    return (style == null || !style.isSetName() ? id : style.getName().getVal())
        .toLowerCase(Locale.ROOT);
  }

  private <T> Optional<T> ofParagraphs(String id, Function<CTPPrBase, @Nullable T> property) {
    return inherited(id, style -> style.isSetPPr() ? property.apply(style.getPPr()) : null);
  }

  private <T> Optional<T> inherited(String id, Function<CTStyle, @Nullable T> property) {
    CTStyle style = styles.get(id);
    for (int i = 0; style != null && i < LONGEST_CHAIN; i++) {
      T found = property.apply(style);
      if (found != null) {
        return Optional.of(found);
      }
      style = style.isSetBasedOn() ? styles.get(style.getBasedOn().getVal()) : null;
    }
    return Optional.empty();
  }
}
