package org.hotline12345.kbindex.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12345.kbindex.documents.SourceFile;
import org.hotline12345.knowledge.Attachment;
import org.hotline12345.knowledge.Attachments;
import org.hotline12345.knowledge.InvalidAttachmentException;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.KnowledgeDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Attaches a document, as it was uploaded or lay in an archive, to the article made of it. */
final class SourceAttachment {
  private static final Logger LOG = LoggerFactory.getLogger(SourceAttachment.class);
  private static final int LONGEST_NAME = 100;

  private final Attachments attachments;
  private final KnowledgeDesk desk;

  SourceAttachment(Attachments attachments, KnowledgeDesk desk) {
    this.attachments = attachments;
    this.desk = desk;
  }

  /**
   * The article with the file beside what its head carries already; without it when an article may
   * not carry such a file, by its type or size.
   */
  KnowledgeArticle to(KnowledgeArticle article, SourceFile source, String user) {
    List<Attachment> files =
        new ArrayList<>(
            desk.find(article.id()).map(KnowledgeArticle::attachments).orElse(List.of()));
    stored(source, user)
        .filter(file -> files.stream().noneMatch(f -> f.sha256().equals(file.sha256())))
        .ifPresent(
            file -> {
              files.removeIf(f -> f.name().equals(file.name()));
              files.add(file);
            });
    return article.withAttachments(files);
  }

  private Optional<Attachment> stored(SourceFile source, String user) {
    try {
      return Optional.of(attachments.store(fit(source.name()), source.bytes(), user));
    } catch (InvalidAttachmentException e) {
      LOG.info("an uploaded file is not attached for its {}", e.field());
      return Optional.empty();
    }
  }

  /** The name without folders and what file systems refuse, its end kept when it is too long. */
  private static String fit(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    String fit = last.replaceAll("[\\\\/:*?\"<>|\\p{Cc}\\p{Cf}]", "_");
    return fit.length() <= LONGEST_NAME ? fit : fit.substring(fit.length() - LONGEST_NAME).strip();
  }
}
