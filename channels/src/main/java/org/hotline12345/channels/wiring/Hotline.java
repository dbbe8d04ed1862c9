package org.hotline12345.channels.wiring;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.durability.Transactions;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.models.dispatch.DayOne;
import org.hotline12345.models.dispatch.ModelFolder;
import org.hotline12345.models.dispatch.VersionWatch;
import org.hotline12345.models.embedding.EmbeddingCache;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.models.route.LinearRouteModel;
import org.hotline12345.organisation.DutyModel;
import org.hotline12345.security.StaffAccounts;
import org.hotline12345.store.BackupReport;
import org.hotline12345.store.Database;
import org.hotline12345.store.DurableTransactions;
import org.hotline12345.understanding.RouteModel;
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
    WordParts words,
    KnowledgeParts knowledge,
    OrderParts orders,
    TalkParts talks,
    AskedParts asked,
    StaffParts staff,
    List<StaffAccounts.FirstAccount> firstAccounts,
    @Nullable EmbeddingCache cache,
    @Nullable Path temporary)
    implements AutoCloseable {

  private static final String INDEX = "index";
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
    Database database = Database.open(config.dataDir());
    try {
      return open(config, clock, database, config.dataDir(), KnowledgeParts.shipped(), true, null);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Like {@link #open} for a data folder that will not stay: vectors come from the shared cache.
   */
  public static Hotline onDisk(HotlineConfig config, Clock clock) {
    Database database = Database.open(config.dataDir());
    try {
      return open(config, clock, database, config.dataDir(), KnowledgeParts.shipped(), false, null);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Where a data folder keeps what was learned from its orders. */
  public static ModelFolder dispatchModels(Path dataDir) {
    return new ModelFolder(dataDir.resolve("models").resolve("dispatch"));
  }

  /** Opens a new hotline with the starter knowledge; see the other one. */
  public static Hotline temporary(HotlineConfig config, Clock clock) {
    return temporary(config, clock, KnowledgeParts.shipped());
  }

  /**
   * Opens a new hotline whose database is in memory and whose index vanishes with it.
   *
   * @param articles what it knows
   */
  public static Hotline temporary(
      HotlineConfig config, Clock clock, List<KnowledgeArticle> articles) {
    Path folder = TemporaryFolder.create();
    Database database = Database.inMemory(UUID.randomUUID().toString());
    try {
      return open(config, clock, database, folder, articles, false, folder);
    } catch (RuntimeException e) {
      database.close();
      TemporaryFolder.delete(folder);
      throw e;
    }
  }

  /**
   * Puts a checked backup in place of a data folder's database. The index was derived from the
   * other database and goes; the next start builds it anew.
   */
  public static BackupReport restore(Path backup, HotlineConfig config, Clock clock) {
    BackupReport report = Database.restore(backup, config.dataDir(), clock.instant());
    Path index = config.dataDir().resolve(INDEX);
    if (Files.exists(index)) {
      TemporaryFolder.delete(index);
    }
    return report;
  }

  private static Hotline open(
      HotlineConfig config,
      Clock clock,
      Database database,
      Path folder,
      List<KnowledgeArticle> articles,
      boolean ownCache,
      @Nullable Path temporary) {
    // Loading the models takes as long as everything else, so all happens at once.
    CompletableFuture<EmbeddingModel> embedding =
        CompletableFuture.supplyAsync(EmbeddingModels::bgeSmallZh);
    Transactions transactions = new DurableTransactions(database);
    StaffParts staff = StaffParts.open(database, transactions, config.sessions(), clock);
    WordParts words = WordParts.open(database, transactions, staff.audit(), clock);
    words.prepare();
    EmbeddingModel plain = embedding.join();
    EmbeddingCache cache = ownCache ? Embeddings.cacheIn(folder) : null;
    EmbeddingModel shared = Embeddings.cached(plain, cache);
    RouteModel routes = LinearRouteModel.shipped(shared);
    DutyModel duties =
        new VersionWatch(DayOne.shipped(shared), dispatchModels(folder), shared, clock);
    OrderParts orders =
        OrderParts.open(database, transactions, staff.audit(), words, duties, clock);
    KnowledgeParts knowledge =
        KnowledgeParts.open(
            folder.resolve(INDEX),
            database,
            transactions,
            staff.audit(),
            shared,
            words.desk()::current,
            clock);
    knowledge.prepare(articles, RELEASE);
    TalkParts talks =
        TalkParts.open(database, transactions, words, orders, knowledge, routes, config, clock);
    AskedParts asked =
        AskedParts.open(
            database, talks, words, knowledge, shared, config.retention().asked(), clock);
    List<StaffAccounts.FirstAccount> accounts = transactions.durably(staff.accounts()::createFirst);
    return new Hotline(
        config,
        clock,
        database,
        transactions,
        words,
        knowledge,
        orders,
        talks,
        asked,
        staff,
        accounts,
        cache,
        temporary);
  }

  /** Lets everything go; what was committed is on disk. */
  @Override
  public void close() {
    talks.close();
    asked.close();
    knowledge.checks().close();
    try {
      knowledge.index().close();
      if (cache != null) {
        cache.close();
      }
    } finally {
      database.close();
      if (temporary != null) {
        TemporaryFolder.delete(temporary);
      }
    }
  }
}
