package org.hotline12345.kbindex.documents;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads csv in UTF-8 or GB 18030, separated by whatever its first line is separated by. */
final class CsvReader implements Reader {
  private static final char[] SEPARATORS = {',', '\t', ';', '，'};

  @Override
  public Reading read(SourceFile file, Allowance allowance) throws DocumentException {
    String text = Texts.decode(file.bytes());
    allowance.characters(text.length());
    CsvMapper mapper =
        CsvMapper.builder(
                CsvFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxStringLength(allowance.limits().characters())
                            .build())
                    .build())
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .build();
    ObjectReader reader =
        mapper
            .readerFor(String[].class)
            .with(CsvSchema.emptySchema().withColumnSeparator(separator(text)));
    List<List<String>> rows = new ArrayList<>();
    try (MappingIterator<String[]> lines = reader.readValues(text)) {
      while (lines.hasNextValue()) {
        String[] cells = lines.nextValue();
        if (rows.size() >= allowance.limits().rows()) {
          throw new DocumentException("表格超过 " + allowance.limits().rows() + " 行，请拆成几份再导入");
        }
        rows.add(
            Arrays.stream(cells)
                .limit(allowance.limits().columns())
                .map(cell -> cell == null ? "" : cell.strip())
                .toList());
      }
    } catch (IOException | RuntimeException e) {
      throw new DocumentException("第 " + (rows.size() + 1) + " 行起不合 csv 的写法（引号没有成对？）", e);
    }
    return new Reading(List.of(new Block.Grid(rows)), List.of());
  }

  private static char separator(String text) {
    String first = text.lines().findFirst().orElse("");
    char best = ',';
    long most = 0;
    for (char separator : SEPARATORS) {
      long count = first.chars().filter(c -> c == separator).count();
      if (count > most) {
        best = separator;
        most = count;
      }
    }
    return best;
  }
}
