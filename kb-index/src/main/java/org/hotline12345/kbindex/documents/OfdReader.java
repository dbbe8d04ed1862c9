package org.hotline12345.kbindex.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads OFD (GB/T 33190): pages of letters with their places, as in PDF. Only what the standard
 * says about text is looked at; signatures are not checked.
 */
final class OfdReader implements Reader {
  private static final double POINTS_PER_MM = 72 / 25.4;
  private static final int MOST_LETTERS = 200_000;

  @Override
  public Reading read(SourceFile file, Allowance allowance) throws DocumentException {
    Archive archive = Archive.open(file.bytes(), name -> name.endsWith(".xml"), allowance);
    XmlNode root = archive.xml("OFD.xml", allowance);
    Hidden hidden = new Hidden();
    List<Sheet> sheets = new ArrayList<>();
    int pictures = 0;
    for (XmlNode body : root.children("DocBody").toList()) {
      String document = normal(body.at("DocRoot").text().strip());
      pictures += new Document(archive, allowance, document, hidden).read(sheets);
    }
    long letters = sheets.stream().mapToLong(sheet -> sheet.glyphs().size()).sum();
    allowance.characters(letters);
    if (letters == 0) {
      throw new DocumentException(pictures > 0 ? "没有文字层：像是扫描件或图片，请先做文字识别（OCR）再导入" : "没有读到文字");
    }
    List<String> warnings = new ArrayList<>();
    hidden.tell(warnings);
    if (pictures > 0) {
      warnings.add("有 " + pictures + " 张图片没有收入");
    }
    return new Reading(PageLayout.blocks(sheets), warnings);
  }

  private static String normal(String path) {
    String plain = path.replace('\\', '/');
    return plain.startsWith("/") ? plain.substring(1) : plain;
  }

  private static double[] numbers(String text, int atLeast) {
    String[] parts = text.strip().split("[\\s,]+", -1);
    double[] numbers = new double[Math.max(atLeast, parts.length)];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = number(parts[i], 0);
    }
    return numbers;
  }

  private static double number(String text, double otherwise) {
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? number : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** One document of the package. */
  private static final class Document {
    private final Archive archive;
    private final Allowance allowance;
    private final String folder;
    private final XmlNode root;
    private final Hidden hidden;
    private final Map<String, String> templates = new HashMap<>();
    private int pictures;

    Document(Archive archive, Allowance allowance, String path, Hidden hidden)
        throws DocumentException {
      this.archive = archive;
      this.allowance = allowance;
      this.folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/') + 1) : "";
      this.root = archive.xml(path, allowance);
      this.hidden = hidden;
      root.at("CommonData")
          .children("TemplatePage")
          .forEach(t -> templates.put(t.attribute("ID", ""), t.attribute("BaseLoc", "")));
    }

    /** Adds its pages; returns how many pictures they show. */
    int read(List<Sheet> sheets) throws DocumentException {
      double[] usual = numbers(root.at("CommonData").at("PageArea").at("PhysicalBox").text(), 4);
      for (XmlNode page : root.at("Pages").children("Page").toList()) {
        if (sheets.size() >= allowance.limits().pages()) {
          throw new DocumentException("超过 " + allowance.limits().pages() + " 页，请拆开再导入");
        }
        XmlNode content = content(page.attribute("BaseLoc", ""));
        double[] own = numbers(content.at("Area").at("PhysicalBox").text(), 4);
        double[] box = own[2] > 0 ? own : usual;
        double width = box[2] > 0 ? box[2] : 210;
        double height = box[3] > 0 ? box[3] : 297;
        List<Glyph> glyphs = new ArrayList<>();
        for (XmlNode template : content.children("Template").toList()) {
          String path = templates.get(template.attribute("TemplateID", ""));
          if (path != null) {
            letters(content(path), glyphs, width, height);
          }
        }
        letters(content, glyphs, width, height);
        sheets.add(new Sheet(width, height, glyphs));
      }
      return pictures;
    }

    private XmlNode content(String location) throws DocumentException {
      String path = normal(location);
      return archive.optionalXml(
          archive.part(folder + path) != null ? folder + path : path, allowance);
    }

    private void letters(XmlNode page, List<Glyph> glyphs, double width, double height) {
      for (XmlNode node : page.all().toList()) {
        if (node.is("ImageObject")) {
          pictures++;
        } else if (node.is("TextObject")) {
          new Text(node, width, height).add(glyphs, hidden);
        }
      }
    }
  }

  /** One text object. */
  private static final class Text {
    private final XmlNode node;
    private final double[] boundary;
    private final double[] matrix;
    private final double size;
    private final boolean seen;

    Text(XmlNode node, double width, double height) {
      this.node = node;
      boundary = numbers(node.attribute("Boundary", ""), 4);
      double[] given = numbers(node.attribute("CTM", ""), 6);
      matrix = node.attribute("CTM") == null ? new double[] {1, 0, 0, 1, 0, 0} : given;
      double scale = Math.max(Math.hypot(matrix[0], matrix[1]), Math.hypot(matrix[2], matrix[3]));
      size = Math.abs(number(node.attribute("Size", ""), 4)) * scale;
      boolean shown =
          !node.attribute("Visible", "true").equals("false")
              && number(node.attribute("Alpha", ""), 255) > 8
              && size * POINTS_PER_MM > Marks.UNREADABLE_POINTS;
      boolean inside =
          boundary[0] < width && boundary[1] < height && boundary[0] + boundary[2] >= 0;
      seen = shown && inside && !isWhite();
    }

    private boolean isWhite() {
      String value = node.at("FillColor").attribute("Value", "");
      if (value.isEmpty()) {
        return false;
      }
      double[] colour = numbers(value, 1);
      if (colour.length != 3) {
        return false;
      }
      return colour[0] >= 0xF0 && colour[1] >= 0xF0 && colour[2] >= 0xF0;
    }

    void add(List<Glyph> glyphs, Hidden hidden) {
      for (XmlNode code : node.children("TextCode").toList()) {
        String text = code.text();
        if (!seen) {
          hidden.add(text);
          continue;
        }
        double x = number(code.attribute("X", ""), 0);
        double y = number(code.attribute("Y", ""), 0);
        int count = text.codePointCount(0, text.length());
        double[] right = deltas(code.attribute("DeltaX", ""), count);
        double[] down = deltas(code.attribute("DeltaY", ""), count);
        int i = 0;
        for (int at = 0; at < text.length() && glyphs.size() < MOST_LETTERS; i++) {
          int letter = text.codePointAt(at);
          at += Character.charCount(letter);
          if (!Character.isWhitespace(letter)) {
            glyphs.add(glyph(x, y, letter, i < right.length ? right[i] : 0));
          }
          x += i < right.length ? right[i] : 0;
          y += i < down.length ? down[i] : 0;
        }
      }
    }

    private Glyph glyph(double x, double y, int letter, double advance) {
      double width = letter < 0x250 ? size * 0.5 : size;
      double moved = Math.abs(advance * matrix[0]);
      return new Glyph(
          boundary[0] + matrix[0] * x + matrix[2] * y + matrix[4],
          boundary[1] + matrix[1] * x + matrix[3] * y + matrix[5],
          moved > 0 ? Math.min(width, moved) : width,
          size,
          Glyph.common(Character.toString(letter)));
    }

    /** Distances between letters; {@code g n d} stands for n times d. */
    private static double[] deltas(String text, int most) {
      String[] parts = text.strip().split("\\s+", -1);
      double[] deltas = new double[most];
      int count = 0;
      for (int i = 0; i < parts.length && count < most; i++) {
        if (parts[i].equals("g") && i + 2 < parts.length) {
          int times = (int) Math.min(most, number(parts[i + 1], 0));
          double delta = number(parts[i + 2], 0);
          for (int n = 0; n < times && count < most; n++) {
            deltas[count++] = delta;
          }
          i += 2;
        } else {
          deltas[count++] = number(parts[i], 0);
        }
      }
      return deltas;
    }
  }
}
