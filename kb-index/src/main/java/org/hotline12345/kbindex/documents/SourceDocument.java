package org.hotline12345.kbindex.documents;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document with its structure: what it is called, who issued it when, and its parts.
 *
 * @param number the 文号, written with 〔〕
 * @param effective first day it is in force
 * @param until last day it is in force
 * @param lead what stands before the first heading
 */
record SourceDocument(
    String title,
    @Nullable String number,
    @Nullable String issuer,
    @Nullable LocalDate issued,
    @Nullable LocalDate effective,
    @Nullable LocalDate until,
    List<Block> lead,
    List<Part> parts) {

  SourceDocument {
    lead = List.copyOf(lead);
    parts = List.copyOf(parts);
  }

  /** What a part is. */
  enum Kind {
    HEADING,
    CLAUSE,
    ANNEX
  }

  /**
   * A chapter, an article, an annex: a heading and what stands directly under it.
   *
   * @param level of its heading in Markdown, 2 for the outermost
   */
  record Part(Kind kind, int level, String heading, List<Block> content) {
    Part {
      content = List.copyOf(content);
    }
  }

  int clauses() {
    int clauses = count(Kind.CLAUSE);
    return clauses > 0 ? clauses : (int) parts.stream().filter(p -> !p.content().isEmpty()).count();
  }

  int annexes() {
    return count(Kind.ANNEX);
  }

  int tables() {
    return (int)
        java.util.stream.Stream.concat(
                lead.stream(), parts.stream().flatMap(part -> part.content().stream()))
            .filter(Block.Grid.class::isInstance)
            .count();
  }

  private int count(Kind kind) {
    return (int) parts.stream().filter(part -> part.kind() == kind).count();
  }
}
