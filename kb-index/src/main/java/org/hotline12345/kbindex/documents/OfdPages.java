package org.hotline12345.kbindex.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ofdrw.core.basicStructure.pageObj.layer.CT_Layer;
import org.ofdrw.core.basicStructure.pageObj.layer.PageBlockType;
import org.ofdrw.core.basicStructure.pageObj.layer.block.CT_PageBlock;
import org.ofdrw.core.basicStructure.pageObj.layer.block.ImageObject;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.core.basicType.ST_Box;
import org.ofdrw.core.basicType.ST_RefID;
import org.ofdrw.core.pageDescription.color.color.CT_Color;
import org.ofdrw.core.pageDescription.drawParam.CT_DrawParam;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.reader.PageInfo;

/** The pages of an OFD with their letters, templates included. */
final class OfdPages {
  private static final int MOST_LETTERS = 200_000;

  private final OFDReader reader;
  private final Hidden hidden = new Hidden();
  private long letters;
  private int pictures;

  private OfdPages(OFDReader reader) {
    this.reader = reader;
  }

  static Reading read(OFDReader reader, Allowance allowance)
      throws DocumentException, IOException, org.dom4j.DocumentException {
    int count = reader.getNumberOfPages();
    if (count > allowance.limits().pages()) {
      throw new DocumentException("超过 " + allowance.limits().pages() + " 页，请拆开再导入");
    }
    OfdPages pages = new OfdPages(reader);
    List<Sheet> sheets = new ArrayList<>();
    for (int p = 1; p <= count && pages.letters < MOST_LETTERS; p++) {
      sheets.add(pages.sheet(p));
      allowance.characters(pages.letters);
    }
    if (pages.letters == 0) {
      throw new DocumentException(pages.pictures > 0 ? "没有文字层：像是扫描件或图片，请先做文字识别（OCR）再导入" : "没有读到文字");
    }
    List<String> warnings = new ArrayList<>();
    pages.hidden.tell(warnings);
    if (pages.pictures > 0) {
      warnings.add("有 " + pages.pictures + " 张图片没有收入");
    }
    if (sheets.size() < count) {
      warnings.add("文字太多，只收入了前 " + sheets.size() + " 页");
    }
    int documents = reader.getOFDDir().getOfd().getDocBodies().size();
    if (documents > 1) {
      warnings.add("文件里有 " + documents + " 份文档，只收入了第一份");
    }
    return new Reading(PageLayout.blocks(sheets), warnings);
  }

  private Sheet sheet(int number) throws DocumentException {
    PageInfo page = reader.getPageInfo(number);
    ST_Box size = page.getSize();
    Sheet sheet = new Sheet(size.getWidth(), size.getHeight(), new ArrayList<>());
    for (CT_Layer layer : page.getAllLayer()) {
      objects(layer, colour(layer.getDrawParam()), sheet);
    }
    letters += sheet.glyphs().size();
    return sheet;
  }

  private void objects(CT_PageBlock block, @Nullable CT_Color usual, Sheet sheet)
      throws DocumentException {
    for (PageBlockType object : block.getPageBlocks()) {
      switch (object) {
        case TextObject text -> {
          CT_Color own = text.getFillColor();
          CT_Color shared = own == null ? colour(text.getDrawParam()) : own;
          new OfdText(text, shared == null ? usual : shared, sheet).read(hidden);
        }
        case CT_PageBlock inner -> objects(inner, usual, sheet);
        case ImageObject picture -> pictures++;
        default -> {}
      }
    }
  }

  /** What a drawing parameter shared by several objects fills with; null when it says nothing. */
  private @Nullable CT_Color colour(@Nullable ST_RefID parameter) {
    CT_DrawParam found =
        parameter == null ? null : reader.getResMgt().getDrawParamFinal(parameter.toString());
    return found == null ? null : found.getFillColor();
  }
}
