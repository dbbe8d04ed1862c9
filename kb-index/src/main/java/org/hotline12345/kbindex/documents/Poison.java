package org.hotline12345.kbindex.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.reference.Table;

/**
 * Takes out of texts what people cannot see (zero-width and direction characters, tag characters)
 * and finds words written for a language model instead of a reader. Immutable.
 */
final class Poison {
  /** How a warning about an instruction begins. */
  static final String INSTRUCTION = "像是写给机器的指令，请核对：";

  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E"
              + "\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFFB"
              + "\\x{E0000}-\\x{E0FFF}\\x{1D173}-\\x{1D17A}]"
              + "|[\\p{Cntrl}&&[^\\n\\t]]");
  private static final int AROUND = 12;

  private final List<Pattern> instructions;

  private Poison(List<Pattern> instructions) {
    this.instructions = List.copyOf(instructions);
  }

  /** The patterns that come with the software. */
  static Poison shipped() {
    List<Pattern> patterns = new ArrayList<>();
    for (Table.Row row : Table.beside(Poison.class, "poison.tsv").rows()) {
      patterns.add(
          Pattern.compile(row.required("pattern"), Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
    }
    return new Poison(patterns);
  }

  /** A reading without invisible characters, with a warning for everything found. */
  Reading clean(Reading reading) {
    Cleaning cleaning = new Cleaning();
    List<Block> blocks = reading.blocks().stream().map(cleaning::block).toList();
    List<String> warnings = new ArrayList<>(reading.warnings());
    if (cleaning.removed > 0) {
      warnings.add("去掉了 " + cleaning.removed + " 个看不见的字符（零宽、方向控制等）");
    }
    warnings.addAll(instructions(blocks));
    return new Reading(blocks, warnings);
  }

  private List<String> instructions(List<Block> blocks) {
    List<String> found = new ArrayList<>();
    for (Block block : blocks) {
      String text =
          switch (block) {
            case Block.Heading heading -> heading.text();
            case Block.Paragraph paragraph -> paragraph.text();
            case Block.Grid grid ->
                String.join("\n", grid.rows().stream().flatMap(List::stream).toList());
          };
      instruction(text).ifPresent(found::add);
    }
    return found;
  }

  /** A warning that quotes what is written for a model, if there is anything. */
  Optional<String> instruction(String text) {
    for (Pattern pattern : instructions) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.find()) {
        int from = Math.max(0, matcher.start() - AROUND);
        int to = Math.min(text.length(), matcher.end() + AROUND);
        return Optional.of(INSTRUCTION + "“" + Texts.tidy(text.substring(from, to)) + "”");
      }
    }
    return Optional.empty();
  }

  private static final class Cleaning {
    private int removed;

    Block block(Block block) {
      return switch (block) {
        case Block.Heading heading -> new Block.Heading(heading.level(), text(heading.text()));
        case Block.Paragraph paragraph -> new Block.Paragraph(text(paragraph.text()));
        case Block.Grid grid ->
            new Block.Grid(
                grid.rows().stream().map(row -> row.stream().map(this::text).toList()).toList());
      };
    }

    private String text(String text) {
      Matcher invisible = INVISIBLE.matcher(text);
      StringBuilder cleaned = new StringBuilder();
      while (invisible.find()) {
        removed++;
        invisible.appendReplacement(cleaned, "");
      }
      return invisible.appendTail(cleaned).toString();
    }
  }
}
