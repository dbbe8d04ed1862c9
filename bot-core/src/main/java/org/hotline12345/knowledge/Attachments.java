package org.hotline12345.knowledge;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hotline12345.durability.Transactions;

/**
 * Files that go with articles: forms, samples, the document itself. A file is stored first and then
 * named in an article; citizens can have it once a version that names it was live. Thread-safe.
 */
public final class Attachments {
  /** Largest file, in bytes. */
  public static final int LARGEST = 10 * 1024 * 1024;

  private static final int LONGEST_NAME = 100;
  private static final Pattern UNFIT = Pattern.compile("[\\\\/:*?\"<>|\\p{Cc}\\p{Cf}]|^[. ]|[. ]$");

  private final AttachmentStore store;
  private final Transactions transactions;
  private final Clock clock;

  public Attachments(AttachmentStore store, Transactions transactions, Clock clock) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Stores a file.
   *
   * @param name as the reader is to save it
   * @return how an article names it
   * @throws InvalidAttachmentException when name or content is not allowed
   */
  public Attachment store(String name, byte[] content, String editor) {
    named(name);
    if (content.length == 0 || content.length > LARGEST) {
      throw new InvalidAttachmentException(
          "content", content.length + " 字节", "1–" + LARGEST + " 字节");
    }
    FileKind kind =
        FileKind.of(content, name)
            .orElseThrow(
                () ->
                    new InvalidAttachmentException(
                        "content",
                        "内容不是可用的格式",
                        "pdf、docx、xlsx、ofd、png、jpg、txt、md、csv 或 html，不含宏和脚本"));
    if (!kind.fits(name)) {
      throw new InvalidAttachmentException("name", name, "与内容相符的扩展名，内容是 " + kind);
    }
    Attachment file = new Attachment(name, hash(content), content.length, kind.mediaType());
    return transactions.durably(
        () -> {
          store.add(file, content, editor, clock.instant());
          return file;
        });
  }

  /**
   * What an article may name, with size and type as stored, whatever was claimed.
   *
   * @throws InvalidArticleException naming those that are not stored
   */
  public List<Attachment> known(List<Attachment> claimed) {
    List<String> problems = new ArrayList<>();
    List<Attachment> known = new ArrayList<>();
    for (Attachment claim : claimed) {
      named(claim.name());
      Optional<Attachment> stored = store.find(claim.sha256(), claim.name());
      stored.ifPresent(known::add);
      if (stored.isEmpty()) {
        problems.add("attachments: " + claim.name() + " (expected: 已上传的文件)");
      } else if (known.stream().filter(k -> k.sha256().equals(claim.sha256())).count() > 1) {
        problems.add("attachments: " + claim.name() + " (expected: 同一文件只列一次)");
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidArticleException(problems);
    }
    return known;
  }

  /** A file of an article as citizens may have it; empty unless a version with it was ever live. */
  public Optional<Download> published(String articleId, String sha256) {
    return store
        .published(articleId, sha256, clock.instant())
        .flatMap(file -> download(file, sha256));
  }

  /** A stored file as staff may have it, under the name given. */
  public Optional<Download> stored(String sha256, String name) {
    return store.find(sha256, name).flatMap(file -> download(file, sha256));
  }

  private Optional<Download> download(Attachment file, String sha256) {
    return store.content(sha256).map(content -> new Download(file, content));
  }

  private static void named(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME || UNFIT.matcher(name).find()) {
      throw new InvalidAttachmentException(
          "name", name, "1–" + LONGEST_NAME + " 字的文件名，不含 / \\ : * ? \" < > |");
    }
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file with what it holds, which must not be changed. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Download(Attachment file, byte[] content) {}
}
