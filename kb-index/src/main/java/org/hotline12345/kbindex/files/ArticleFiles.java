package org.hotline12345.kbindex.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12345.knowledge.KnowledgeArticle;

/** Reads folders of article files, among them the starter knowledge of this release. */
public final class ArticleFiles {
  private static final String STARTER = "knowledge";

  private ArticleFiles() {}

  /**
   * The starter knowledge on the classpath, {@code knowledge/<topic>/<id>.md}, whether that is a
   * folder or a jar.
   *
   * @throws UncheckedIOException when it cannot be read
   */
  public static ReadArticles starter() {
    URL folder = ArticleFiles.class.getClassLoader().getResource(STARTER);
    if (folder == null) {
      return new ReadArticles(
          List.of(),
          List.of(new FileProblem(STARTER, "missing (expected: a folder on the classpath)")));
    }
    return at(folder);
  }

  /**
   * One article from the content of its file.
   *
   * @param file the file's name, without folders
   * @param problems takes everything that is wrong
   */
  public static Optional<KnowledgeArticle> read(
      String file, String content, List<FileProblem> problems) {
    return Optional.ofNullable(ArticleMarkdown.read(file, content, problems));
  }

  /** A folder of the classpath, in a jar or not. */
  static ReadArticles at(URL folder) {
    try {
      URI uri = folder.toURI();
      if (!uri.getScheme().equals("jar")) {
        return folder(Path.of(uri));
      }
      String jar = uri.getRawSchemeSpecificPart();
      try (FileSystem files =
          FileSystems.newFileSystem(Path.of(URI.create(jar.substring(0, jar.indexOf("!/")))))) {
        return folder(files.getPath(STARTER));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All {@code *.md} files in a folder and the folders below, in the order of their names. Besides
   * each file by itself, ids and questions must be unique over all of them.
   *
   * @throws UncheckedIOException when the folder cannot be read
   */
  public static ReadArticles folder(Path folder) {
    List<Path> files;
    try (Stream<Path> paths = Files.walk(folder)) {
      files = paths.filter(path -> path.toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<KnowledgeArticle> articles = new ArrayList<>();
    List<FileProblem> problems = new ArrayList<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      try {
        KnowledgeArticle article = ArticleMarkdown.read(name, Files.readString(file), problems);
        if (article != null) {
          articles.add(article);
        }
      } catch (CharacterCodingException e) {
        problems.add(new FileProblem(name, "not UTF-8 (expected: UTF-8 text)"));
      } catch (IOException e) {
        problems.add(new FileProblem(name, "cannot be read: " + e));
      }
    }
    return unique(articles, problems);
  }

  private static ReadArticles unique(List<KnowledgeArticle> articles, List<FileProblem> problems) {
    Map<String, String> owners = new HashMap<>();
    List<KnowledgeArticle> kept = new ArrayList<>();
    for (KnowledgeArticle article : articles) {
      String file = article.id() + ".md";
      if (owners.putIfAbsent("id " + article.id(), file) != null) {
        problems.add(
            new FileProblem(file, "id: " + article.id() + " stands in two files (expected: one)"));
        continue;
      }
      kept.add(article);
      for (String question : article.questions()) {
        String owner = owners.putIfAbsent("question " + question, file);
        if (owner != null) {
          problems.add(
              new FileProblem(
                  file,
                  "questions: \"" + question + "\" is also in " + owner + " (expected: in one)"));
        }
      }
    }
    return new ReadArticles(kept, problems);
  }
}
