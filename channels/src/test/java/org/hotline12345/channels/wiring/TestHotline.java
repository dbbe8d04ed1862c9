package org.hotline12345.channels.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hotline12345.answer.Answerer;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.DialogueEngine;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.dialogue.PolicySettings;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.Retriever;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.models.route.LinearRouteModel;
import org.hotline12345.organisation.HotlineLines;
import org.hotline12345.understanding.RouteModel;

/**
 * The hotline as commands open it, on files of its own and with a clock that stands. The starter
 * knowledge is indexed once for all tests of a run.
 */
final class TestHotline implements AutoCloseable {

  private static final String CACHE = "embeddings.cache";

  private final Path folder;
  private final SettableClock clock = SettableClock.at("2026-11-23T09:00");
  private Hotline hotline;

  private TestHotline(Path folder) {
    this.folder = folder;
    this.hotline = Hotline.open(config(folder), clock);
  }

  /** Opens one in a copy of the prepared data folder. */
  static TestHotline open() {
    try {
      Path folder = Files.createTempDirectory("hotline-test");
      copy(Prepared.FOLDER, folder);
      return new TestHotline(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Hotline hotline() {
    return hotline;
  }

  SettableClock clock() {
    return clock;
  }

  /** Publishes an article; it is searchable when this returns. */
  void publish(KnowledgeArticle article) {
    hotline.knowledge().desk().create(article, "bianji", "试验");
    hotline.knowledge().desk().submit(article.id(), null, "bianji", "试验");
    hotline.knowledge().desk().publish(article.id(), null, "shenhe", "试验");
  }

  Talk talk() {
    return Talk.open(hotline.talks().engine(), clock);
  }

  /** Ends it in good order and opens the same folder again. */
  void restart() {
    hotline.close();
    hotline = Hotline.open(config(folder), clock);
  }

  /** An engine on this hotline's parts with another retriever and another way to word answers. */
  DialogueEngine engine(Retriever retriever, Answerer answerer) {
    return engine(hotline.talks().log(), retriever, answerer);
  }

  /** An engine on a log of its own, as after a restart. */
  DialogueEngine engine(ConversationLog log) {
    return engine(log, hotline.knowledge().index(), new Answerer(null));
  }

  private DialogueEngine engine(ConversationLog log, Retriever retriever, Answerer answerer) {
    return new DialogueEngine(
        new DialogueEngine.Parts(
            hotline.talks().conversations(),
            log,
            hotline.orders().desk(),
            hotline.orders().followUps(),
            hotline.knowledge().articles(),
            retriever,
            answerer,
            hotline.orders().gazetteer(),
            hotline.words().desk()::current,
            HotlineLines.shipped(),
            Phrases.load(null),
            Prepared.ROUTES,
            PolicySettings.defaults(),
            clock));
  }

  @Override
  public void close() {
    hotline.close();
    delete(folder);
  }

  private static HotlineConfig config(Path folder) {
    return new ConfigFile(Map.of()).load(null, folder);
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files = walk.toList();
    }
    for (Path file : files) {
      Files.copy(
          file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Made on first use, dropped when the run ends; vectors are kept for the next run. */
  private static final class Prepared {
    static final RouteModel ROUTES = LinearRouteModel.shipped(EmbeddingModels.bgeSmallZh());
    static final Path FOLDER = make();

    private static Path make() {
      try {
        Path folder = Files.createTempDirectory("hotline-prepared");
        Path kept = Path.of("target", CACHE);
        if (Files.exists(kept)) {
          Files.copy(kept, folder.resolve(CACHE));
        }
        Hotline.open(config(folder), SettableClock.at("2026-11-23T09:00")).close();
        Files.copy(folder.resolve(CACHE), kept, StandardCopyOption.REPLACE_EXISTING);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
