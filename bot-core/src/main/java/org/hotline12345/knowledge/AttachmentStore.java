package org.hotline12345.knowledge;

import java.time.Instant;
import java.util.Optional;

/** Where attachments are stored, each once, by what it holds. Thread-safe. */
public interface AttachmentStore {

  /** Stores a file unless one of the same content is there. */
  void add(Attachment file, byte[] content, String editor, Instant at);

  /** A stored file by its hash, under the name given. */
  Optional<Attachment> find(String sha256, String name);

  /** What a file holds. */
  Optional<byte[]> content(String sha256);

  /**
   * The file as a version of the article carries it that is live or was by {@code now}, the latest
   * such version; empty when none does.
   */
  Optional<Attachment> published(String articleId, String sha256, Instant now);
}
