package org.hotline12345.kbindex.documents;

import java.util.List;
import java.util.Set;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;

/** The words of Word's paragraphs that people see; keeps count of what it leaves out. */
final class WordText {
  private static final Set<String> SKIPPED =
      Set.of("del", "moveFrom", "Fallback", "rPr", "pPr", "sdtPr", "instrText", "delText");

  private final WordStyles styles;
  private final Hidden hidden = new Hidden();
  private int pictures;
  private int notes;

  WordText(WordStyles styles) {
    this.styles = styles;
  }

  /**
   * The words of one paragraph.
   *
   * @param onColour whether it stands on a coloured ground, where white letters can be read
   * @param boxes where text boxes anchored in it are put, as bodies of their own
   */
  String of(CTP paragraph, boolean onColour, List<XmlObject> boxes) throws DocumentException {
    boolean shaded =
        onColour
            || (paragraph.isSetPPr()
                && paragraph.getPPr().isSetShd()
                && WordStyles.isColoured(paragraph.getPPr().getShd()));
    StringBuilder text = new StringBuilder();
    try (XmlCursor at = paragraph.newCursor()) {
      runs(at, paragraph, shaded, text, boxes);
    }
    return Texts.tidy(text.toString());
  }

  void tell(List<String> warnings) {
    hidden.tell(warnings);
    if (pictures > 0) {
      warnings.add("有 " + pictures + " 张图片没有收入");
    }
    if (notes > 0) {
      warnings.add("有 " + notes + " 处脚注或尾注没有收入");
    }
  }

  private void runs(
      XmlCursor at, CTP paragraph, boolean onColour, StringBuilder text, List<XmlObject> boxes)
      throws DocumentException {
    for (boolean more = at.toFirstChild(); more; more = at.toNextSibling()) {
      String name = at.getName().getLocalPart();
      if (SKIPPED.contains(name)) {
        continue;
      }
      at.push();
      if (name.equals("r") && at.getObject() instanceof CTR run) {
        StringBuilder words = new StringBuilder();
        run(at, words, boxes);
        if (styles.isUnseen(run, paragraph, onColour)) {
          hidden.add(words.toString());
        } else {
          text.append(words);
        }
      } else {
        runs(at, paragraph, onColour, text, boxes);
      }
      at.pop();
    }
  }

  private void run(XmlCursor at, StringBuilder words, List<XmlObject> boxes)
      throws DocumentException {
    for (boolean more = at.toFirstChild(); more; more = at.toNextSibling()) {
      switch (at.getName().getLocalPart()) {
        case "t" -> words.append(at.getTextValue());
        case "tab", "br", "cr" -> words.append(' ');
        case "noBreakHyphen" -> words.append('-');
        case "footnoteReference", "endnoteReference" -> notes++;
        case "drawing", "pict", "object", "AlternateContent" -> {
          at.push();
          shapes(at, boxes);
          at.pop();
        }
        default -> {}
      }
    }
  }

  private void shapes(XmlCursor at, List<XmlObject> boxes) throws DocumentException {
    for (boolean more = at.toFirstChild(); more; more = at.toNextSibling()) {
      at.push();
      switch (at.getName().getLocalPart()) {
        case "txbxContent" -> boxes.add(body(at));
        case "blip", "imagedata" -> pictures++;
        case "Fallback" -> {}
        default -> shapes(at, boxes);
      }
      at.pop();
    }
  }

  /** Shapes are read without types; what stands in a box is read again as a body. */
  private static CTBody body(XmlCursor at) throws DocumentException {
    try {
      return CTBody.Factory.parse(
          at.newXMLStreamReader(), new XmlOptions().setLoadReplaceDocumentElement(null));
    } catch (XmlException e) {
      throw new DocumentException("文本框已损坏，打不开", e);
    }
  }
}
