package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.channels.web.live.LiveConversations;
import org.hotline12345.knowledge.IndexKeeper;
import org.hotline12345.knowledge.ReindexRunningException;
import org.hotline12345.security.Permission;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rebuilds the index beside the running one. */
public final class ReindexApi {
  private static final Logger LOG = LoggerFactory.getLogger(ReindexApi.class);

  private final IndexKeeper keeper;
  private final LiveConversations live;
  private final Executor threads;

  public ReindexApi(IndexKeeper keeper, LiveConversations live, Executor threads) {
    this.keeper = keeper;
    this.live = live;
    this.threads = threads;
  }

  @Operation("startReindex")
  @Requires(Permission.INDEX_REBUILD)
  public Answer start(Call call) {
    threads.execute(this::reindex);
    return Answer.accepted(view());
  }

  @Operation("reindexState")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer state(Call call) {
    return Answer.ok(view());
  }

  private void reindex() {
    try {
      keeper.reindex(
          (done, total) -> {
            if (done == total || done % Math.max(1, total / 50) == 0) {
              live.reindexed();
            }
          });
    } catch (ReindexRunningException e) {
      LOG.info("a reindex is running already");
    } catch (RuntimeException e) {
      LOG.error("reindex failed", e);
    }
    live.reindexed();
  }

  View view() {
    IndexKeeper.Status status = keeper.status();
    return new View(
        "reindex",
        status.running(),
        status.done(),
        status.total(),
        status.startedAt(),
        status.finishedAt(),
        status.revision(),
        status.indexRevision());
  }

  /** How far it is; also the frame pushed to desks. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(
      String type,
      boolean running,
      int done,
      int total,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      long revision,
      long indexRevision) {}
}
