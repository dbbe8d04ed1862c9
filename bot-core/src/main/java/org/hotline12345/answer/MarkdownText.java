package org.hotline12345.answer;

import java.util.List;
import java.util.StringJoiner;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * An answer's Markdown as lines of plain text: no marks, a line for each paragraph, list item and
 * table row. Links keep their address, images and HTML are left out.
 */
final class MarkdownText extends AbstractVisitor {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private final StringBuilder out = new StringBuilder();
  private final String bullet;
  private final boolean tables;

  private MarkdownText(String bullet, boolean tables) {
    this.bullet = bullet;
    this.tables = tables;
  }

  /**
   * @param bullet what stands before an item of a list without numbers
   * @param tables whether tables are kept
   */
  static List<String> lines(String markdown, String bullet, boolean tables) {
    MarkdownText text = new MarkdownText(bullet, tables);
    PARSER.parse(markdown).accept(text);
    return text.out.toString().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  @Override
  public void visit(Paragraph paragraph) {
    line(paragraph);
  }

  @Override
  public void visit(Heading heading) {
    line(heading);
  }

  @Override
  public void visit(BulletList list) {
    items(list, 0);
  }

  @Override
  public void visit(OrderedList list) {
    Integer start = list.getMarkerStartNumber();
    items(list, start == null ? 1 : start);
  }

  @Override
  public void visit(Text text) {
    out.append(text.getLiteral());
  }

  @Override
  public void visit(Code code) {
    out.append(code.getLiteral());
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    out.append('\n');
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    out.append('\n');
  }

  @Override
  public void visit(Link link) {
    int before = out.length();
    visitChildren(link);
    String address = link.getDestination();
    if (!out.substring(before).equals(address)) {
      out.append("：").append(address).append(' ');
    }
  }

  @Override
  public void visit(CustomBlock block) {
    if (!(block instanceof TableBlock) || tables) {
      visitChildren(block);
    }
  }

  @Override
  public void visit(CustomNode node) {
    if (node instanceof TableRow) {
      StringJoiner row = new StringJoiner("｜");
      for (Node cell = node.getFirstChild(); cell != null; cell = cell.getNext()) {
        int before = out.length();
        visitChildren(cell);
        row.add(out.substring(before).strip());
        out.setLength(before);
      }
      out.append(row).append('\n');
    } else if (!(node instanceof TableCell)) {
      visitChildren(node);
    }
  }

  private void items(Node list, int first) {
    int number = first;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      if (item instanceof ListItem) {
        out.append(first == 0 ? bullet : number++ + ". ");
        visitChildren(item);
      }
    }
  }

  private void line(Node block) {
    visitChildren(block);
    out.append('\n');
  }
}
