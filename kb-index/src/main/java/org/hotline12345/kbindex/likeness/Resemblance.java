package org.hotline12345.kbindex.likeness;

import java.util.List;

/** What an article has in common with others, most alike first. */
public record Resemblance(List<Duplicate> duplicates, List<Conflict> conflicts) {
  public Resemblance {
    duplicates = List.copyOf(duplicates);
    conflicts = List.copyOf(conflicts);
  }
}
