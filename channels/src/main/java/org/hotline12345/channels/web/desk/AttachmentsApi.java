package org.hotline12345.channels.web.desk;

import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Downloads;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.knowledge.Attachments;
import org.hotline12345.security.Permission;

/** Files that go with articles, as editors bring and check them. */
public final class AttachmentsApi {
  private final Attachments attachments;

  public AttachmentsApi(Attachments attachments) {
    this.attachments = attachments;
  }

  @Operation("uploadAttachment")
  @Requires(Permission.KNOWLEDGE_EDIT)
  public Answer upload(Call call) {
    String name = call.query("name").orElse("");
    return Answer.created(attachments.store(name, call.bytes(), call.principal().user()));
  }

  @Operation("storedAttachment")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer read(Call call) {
    String name = call.query("name").orElse("附件");
    return attachments
        .stored(call.path("sha256"), name)
        .map(file -> Downloads.of(name, file.file().mediaType(), file.content()))
        .orElseThrow(
            () -> ProblemException.notFound("attachment: unknown (expected: one that is stored)"));
  }
}
