package org.hotline12345.channels.wiring;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.durability.Transactions;
import org.hotline12345.models.embedding.CachedEmbeddingModel;
import org.hotline12345.models.embedding.EmbeddingCache;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.security.StaffAccounts;
import org.hotline12345.store.Database;
import org.hotline12345.store.DurableTransactions;
import org.jspecify.annotations.Nullable;

/**
 * The whole hotline without any channel: opened in a data folder, which it owns until closed. Every
 * command starts from one of these.
 *
 * @param firstAccounts what was created on the first start, passwords included; empty later
 */
public record Hotline(
    HotlineConfig config,
    Clock clock,
    Database database,
    Transactions transactions,
    KnowledgeParts knowledge,
    OrderParts orders,
    TalkParts talks,
    StaffParts staff,
    List<StaffAccounts.FirstAccount> firstAccounts,
    EmbeddingCache cache,
    @Nullable Path temporary)
    implements AutoCloseable {

  private static final String RELEASE = "初始知识";

  public Hotline {
    firstAccounts = List.copyOf(firstAccounts);
  }

  /**
   * Opens the hotline in the configured data folder; a new folder gets accounts and the starter
   * knowledge.
   *
   * @throws org.hotline12345.store.DataDirectoryException when another process has the folder
   */
  public static Hotline open(HotlineConfig config, Clock clock) {
    return open(config, clock, Database.open(config.dataDir()), config.dataDir(), null);
  }

  /** Opens a new hotline whose database is in memory and whose index vanishes with it. */
  public static Hotline temporary(HotlineConfig config, Clock clock) {
    try {
      Path folder = Files.createTempDirectory("hotline");
      Database database = Database.inMemory(UUID.randomUUID().toString());
      return open(config, clock, database, folder, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Hotline open(
      HotlineConfig config, Clock clock, Database database, Path folder, @Nullable Path temporary) {
    try {
      // Loading the model takes as long as everything else, so both happen at once.
      CompletableFuture<EmbeddingModel> loading =
          CompletableFuture.supplyAsync(EmbeddingModels::bgeSmallZh);
      Transactions transactions = new DurableTransactions(database);
      StaffParts staff = StaffParts.open(database, transactions, config.sessions(), clock);
      OrderParts orders = OrderParts.open(database, transactions, staff.audit(), clock);
      EmbeddingModel model = loading.join();
      EmbeddingCache cache =
          new EmbeddingCache(folder.resolve("embeddings.cache"), model.dimension());
      KnowledgeParts knowledge =
          KnowledgeParts.open(
              folder.resolve("index"),
              database,
              transactions,
              new CachedEmbeddingModel(model, cache),
              clock);
      knowledge.prepare(RELEASE);
      TalkParts talks = TalkParts.open(database, transactions, orders, knowledge, config, clock);
      return new Hotline(
          config,
          clock,
          database,
          transactions,
          knowledge,
          orders,
          talks,
          staff,
          transactions.durably(staff.accounts()::createFirst),
          cache,
          temporary);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Lets everything go; what was committed is on disk. */
  @Override
  public void close() {
    talks.close();
    try {
      knowledge.index().close();
      cache.close();
    } finally {
      database.close();
      if (temporary != null) {
        delete(temporary);
      }
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
