package org.hotline12345.kbindex.documents;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Collects the letters of one page: those people see, and those they do not. */
final class PdfLetters extends PDFTextStripper {
  private static final int NEAR_WHITE = 0xF0;
  private static final int MOST_LETTERS = 200_000;
  private static final int MOST_FILLS = 5_000;
  private static final int MOST_OPERATORS = 2_000_000;

  private final List<Glyph> seen = new ArrayList<>();
  private final List<Glyph> invisible = new ArrayList<>();
  private final List<Glyph> unseen = new ArrayList<>();
  private final List<Rectangle2D> path = new ArrayList<>();
  private final List<Rectangle2D> fills = new ArrayList<>();

  private int operators;

  PdfLetters() {
    addOperator(new SetNonStrokingColor(this));
    addOperator(new SetNonStrokingColorN(this));
    addOperator(new SetNonStrokingColorSpace(this));
    addOperator(new SetNonStrokingDeviceGrayColor(this));
    addOperator(new SetNonStrokingDeviceRGBColor(this));
    addOperator(new SetNonStrokingDeviceCMYKColor(this));
    addOperator(new Rectangle());
    for (String name : new String[] {"f", "F", "f*", "B", "B*", "b", "b*"}) {
      addOperator(new Fill(name));
    }
    for (String name : new String[] {"n", "S", "s"}) {
      addOperator(new EndPath(name));
    }
  }

  List<Glyph> seen() {
    return seen;
  }

  /** Letters of the mode that paints nothing, as recognition puts them over scans. */
  List<Glyph> invisible() {
    return invisible;
  }

  /** White, tiny or outside the page. */
  List<Glyph> unseen() {
    return unseen;
  }

  /**
   * Ends when the reading thread was told to, and when a page does more than any page people read:
   * forms that draw each other ten times each are endless.
   */
  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (++operators > MOST_OPERATORS) {
      throw new IOException("a page of more than " + MOST_OPERATORS + " operators");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("reading took too long");
    }
    super.processOperator(operator, operands);
  }

  @Override
  protected void processTextPosition(TextPosition position) {
    String text = position.getUnicode();
    if (text == null || text.isBlank() || position.getDir() != 0 || letters() > MOST_LETTERS) {
      return;
    }
    Glyph glyph =
        new Glyph(
            position.getXDirAdj(),
            position.getYDirAdj(),
            position.getWidthDirAdj(),
            Math.abs(position.getFontSizeInPt()),
            Glyph.common(text));
    RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
    if (mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP) {
      invisible.add(glyph);
    } else if (isSeen(glyph, mode, position)) {
      seen.add(glyph);
    } else {
      unseen.add(glyph);
    }
  }

  private int letters() {
    return seen.size() + invisible.size() + unseen.size();
  }

  private boolean isSeen(Glyph glyph, RenderingMode mode, TextPosition position) {
    boolean inside =
        glyph.x() > -glyph.size()
            && glyph.y() > -glyph.size()
            && glyph.x() < position.getPageWidth() + glyph.size()
            && glyph.y() < position.getPageHeight() + glyph.size();
    if (!inside || glyph.size() <= Marks.UNREADABLE_POINTS) {
      return false;
    }
    boolean painted = mode.isFill() || mode.isStroke();
    return painted && (mode.isStroke() || !isWhite() || onColour(position));
  }

  private boolean isWhite() {
    try {
      int rgb = getGraphicsState().getNonStrokingColor().toRGB();
      return (rgb >> 16 & 0xFF) >= NEAR_WHITE
          && (rgb >> 8 & 0xFF) >= NEAR_WHITE
          && (rgb & 0xFF) >= NEAR_WHITE;
    } catch (IOException | UnsupportedOperationException e) {
      // A pattern has no colour of its own.
      return false;
    }
  }

  private boolean onColour(TextPosition position) {
    double x = position.getTextMatrix().getTranslateX() + position.getWidthDirAdj() / 2;
    double y = position.getTextMatrix().getTranslateY() + position.getFontSizeInPt() / 4;
    return fills.stream().anyMatch(fill -> fill.contains(x, y));
  }

  /** {@code re}: keeps a rectangle of the path. */
  private final class Rectangle extends OperatorProcessor {
    Rectangle() {
      super(PdfLetters.this);
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) {
      if (operands.size() < 4 || path.size() + fills.size() > MOST_FILLS) {
        return;
      }
      float[] n = new float[4];
      for (int i = 0; i < 4; i++) {
        n[i] = operands.get(i) instanceof COSNumber number ? number.floatValue() : 0;
      }
      Point2D one = transformedPoint(n[0], n[1]);
      Point2D other = transformedPoint(n[0] + n[2], n[1] + n[3]);
      Rectangle2D rectangle = new Rectangle2D.Double(one.getX(), one.getY(), 0, 0);
      rectangle.add(other);
      path.add(rectangle);
    }

    @Override
    public String getName() {
      return "re";
    }
  }

  /** Remembers what was filled with a colour. */
  private final class Fill extends OperatorProcessor {
    private final String name;

    Fill(String name) {
      super(PdfLetters.this);
      this.name = name;
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) {
      if (!isWhite()) {
        fills.addAll(path);
      }
      path.clear();
    }

    @Override
    public String getName() {
      return name;
    }
  }

  /** Forgets a path that was not filled. */
  private final class EndPath extends OperatorProcessor {
    private final String name;

    EndPath(String name) {
      super(PdfLetters.this);
      this.name = name;
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) {
      path.clear();
    }

    @Override
    public String getName() {
      return name;
    }
  }
}
