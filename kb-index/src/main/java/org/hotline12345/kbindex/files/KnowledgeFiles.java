package org.hotline12345.kbindex.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.knowledge.KnowledgeArticle;

/**
 * Reads whatever files an operator hands over for import: articles as {@code .md}, documents as
 * {@code .jsonl}, folders of articles. A file that is wrong is named, the others are read.
 */
public final class KnowledgeFiles {
  private final String department;
  private final LocalDate today;

  /**
   * @param department owner of documents that name none
   * @param today the day documents are taken as checked
   */
  public KnowledgeFiles(String department, LocalDate today) {
    this.department = department;
    this.today = today;
  }

  /** Reads all of them; never throws for what stands in a file. */
  public ReadArticles read(List<Path> files) {
    List<KnowledgeArticle> articles = new ArrayList<>();
    List<FileProblem> problems = new ArrayList<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      try {
        read(file, name, articles, problems);
      } catch (CharacterCodingException e) {
        problems.add(new FileProblem(name, "not UTF-8 (expected: UTF-8 text)"));
      } catch (IOException e) {
        problems.add(new FileProblem(file.toString(), "cannot be read: " + e));
      }
    }
    return new ReadArticles(articles, problems);
  }

  private void read(
      Path file, String name, List<KnowledgeArticle> articles, List<FileProblem> problems)
      throws IOException {
    if (Files.isDirectory(file)) {
      ReadArticles folder = ArticleFiles.folder(file);
      articles.addAll(folder.articles());
      problems.addAll(folder.problems());
    } else if (!Files.isReadable(file)) {
      problems.add(new FileProblem(file.toString(), "cannot be read (expected: a readable file)"));
    } else if (name.endsWith(".md")) {
      KnowledgeArticle article = ArticleMarkdown.read(name, Files.readString(file), problems);
      if (article != null) {
        articles.add(article);
      }
    } else if (name.endsWith(".jsonl")) {
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        new DocumentLines(name, department, today, articles, problems).read(lines);
      }
    } else {
      problems.add(
          new FileProblem(
              name, "unknown format (expected: .md articles, .jsonl documents, or a folder)"));
    }
  }
}
