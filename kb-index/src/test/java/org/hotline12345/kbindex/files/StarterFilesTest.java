package org.hotline12345.kbindex.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.hotline12345.organisation.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The starter knowledge of this release, all of it. */
class StarterFilesTest {
  private final ReadArticles starter = ArticleFiles.starter();

  @Test
  void everyArticleIsRightAndEveryQuestionBelongsToOne() {
    assertThat(starter.problems()).isEmpty();
    assertThat(starter.articles()).hasSizeGreaterThanOrEqualTo(150);
  }

  @Test
  void everyArticleIsFoundInManyWaysAndCanBeReviewed() {
    assertThat(starter.articles())
        .allSatisfy(
            article -> {
              assertThat(article.questions()).as(article.id()).hasSizeGreaterThanOrEqualTo(4);
              assertThat(article.reviewBy()).as(article.id()).isNotNull();
              assertThat(article.region()).as(article.id()).startsWith(Place.CITY.substring(0, 4));
              assertThat(article.body().length()).as(article.id()).isBetween(100, 1500);
            });
  }

  @Test
  void aJarIsReadLikeAFolder(@TempDir Path dir) throws Exception {
    Path classes =
        Path.of(ArticleFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = dir.resolve("kb index.jar");
    try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("create", "true"));
        Stream<Path> all = Files.walk(classes.resolve("knowledge"))) {
      for (Path file : all.toList()) {
        Path target = files.getPath(classes.relativize(file).toString());
        Files.copy(file, target);
      }
    }
    URL url = URI.create("jar:" + jar.toUri() + "!/knowledge").toURL();
    assertThat(ArticleFiles.at(url).articles()).hasSameSizeAs(starter.articles());
  }
}
