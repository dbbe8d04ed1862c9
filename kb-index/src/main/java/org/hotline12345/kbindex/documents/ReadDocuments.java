package org.hotline12345.kbindex.documents;

import java.util.List;
import org.hotline12345.kbindex.files.FileProblem;

/**
 * What came out of files: drafts of those that could be read, and what is wrong with the others.
 */
public record ReadDocuments(List<DocumentDraft> drafts, List<FileProblem> problems) {
  public ReadDocuments {
    drafts = List.copyOf(drafts);
    problems = List.copyOf(problems);
  }
}
