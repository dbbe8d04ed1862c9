package org.hotline12345.models.dispatch;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hotline12345.organisation.DutyModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The learned duties with the version that the folder names. The folder is looked at while
 * questions come, at most every few seconds and never by the one who asks; a version that cannot be
 * read leaves the one before in use. Thread-safe.
 */
public final class VersionWatch implements DutyModel {
  private static final Logger LOG = LoggerFactory.getLogger(VersionWatch.class);
  private static final long PATIENCE_MILLIS = 5_000;

  private final LearnedDuties duties;
  private final ModelFolder folder;
  private final EmbeddingModel embedding;
  private final Clock clock;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile long lookedAt;

  /** Looks at once, so that the first question finds the version in use. */
  public VersionWatch(DayOne dayOne, ModelFolder folder, EmbeddingModel embedding, Clock clock) {
    this.duties = new LearnedDuties(dayOne);
    this.folder = folder;
    this.embedding = embedding;
    this.clock = clock;
    look();
  }

  @Override
  public Opinion opinion(String what) {
    if (clock.millis() - lookedAt >= PATIENCE_MILLIS && looking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("dispatch-model").start(this::lookAndLetOthers);
    }
    return duties.opinion(what);
  }

  private void lookAndLetOthers() {
    try {
      look();
    } finally {
      looking.set(false);
    }
  }

  /** Takes over the version that the folder names now. */
  private void look() {
    lookedAt = clock.millis();
    try {
      String wanted = folder.inUse();
      if (!wanted.equals(duties.version())) {
        duties.use(wanted.isEmpty() ? null : folder.load(wanted, embedding));
        LOG.info("dispatch model in use: {}", wanted.isEmpty() ? "day one" : wanted);
      }
    } catch (RuntimeException e) {
      LOG.error(
          "dispatch model not taken over, {} stays in use",
          duties.version().isEmpty() ? "day one" : duties.version(),
          e);
    }
  }
}
