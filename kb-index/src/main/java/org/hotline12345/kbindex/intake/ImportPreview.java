package org.hotline12345.kbindex.intake;

import java.util.List;
import org.hotline12345.kbindex.documents.DocumentDraft;
import org.hotline12345.kbindex.files.FileProblem;
import org.hotline12345.kbindex.likeness.Resemblance;

/** What an import would bring, and what is wrong with the rest. */
public record ImportPreview(List<Item> items, List<FileProblem> problems) {
  public ImportPreview {
    items = List.copyOf(items);
    problems = List.copyOf(problems);
  }

  /** What becomes of an article when its draft is taken. */
  public enum Action {
    NEW,
    CHANGED,
    SAME
  }

  /**
   * One article to be.
   *
   * @param n its number in this import, from 1
   */
  public record Item(int n, DocumentDraft draft, Action action, Resemblance resemblance) {}
}
