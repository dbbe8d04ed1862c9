package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.hotline12345.calls.CallBack;
import org.hotline12345.calls.CallDesk;
import org.hotline12345.calls.VoiceCall;
import org.hotline12345.channels.voice.recording.Recordings;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.security.Permission;
import org.jspecify.annotations.Nullable;

/** Calls as seats see them: recordings, and whom to call back. */
public final class CallsApi {
  private final CallDesk calls;
  private final Recordings recordings;

  public CallsApi(CallDesk calls, Recordings recordings) {
    this.calls = calls;
    this.recordings = recordings;
  }

  @Operation("conversationCalls")
  @Requires(Permission.CONVERSE)
  public Answer ofConversation(Call call) {
    return Answer.ok(
        new Calls(calls.ofConversation(call.path("id")).stream().map(CallView::of).toList()));
  }

  @Operation("callRecording")
  @Requires(Permission.CALLER_READ)
  public Answer recording(Call call) {
    VoiceCall heard = calls.listen(call.path("id"), call.principal().user());
    return Answer.ok(new Answer.File("audio/wav", recordings.wav(heard.id())));
  }

  @Operation("callBacks")
  @Requires(Permission.CALLER_READ)
  public Answer callBacks(Call call) {
    return Answer.ok(
        new CallBacks(
            calls.callBacks(call.principal().user()).stream().map(BackView::of).toList()));
  }

  @Operation("calledBack")
  @Requires(Permission.CALLER_READ)
  public Answer called(Call call) {
    return Answer.ok(BackView.of(calls.called(call.path("id"), call.principal().user())));
  }

  private record Calls(List<CallView> calls) {}

  private record CallBacks(List<BackView> callBacks) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record CallView(
      String id,
      Instant startedAt,
      @Nullable Instant endedAt,
      String dialled,
      String recording,
      String note) {
    static CallView of(VoiceCall call) {
      return new CallView(
          call.id(),
          call.startedAt(),
          call.endedAt(),
          call.dialled(),
          call.recording().name().toLowerCase(java.util.Locale.ROOT),
          call.recordingNote());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record BackView(
      String id,
      String conversationId,
      String number,
      String dialled,
      String reason,
      Instant at,
      @Nullable Instant calledAt,
      @Nullable String calledBy) {
    static BackView of(CallBack back) {
      return new BackView(
          back.id(),
          back.conversationId(),
          back.number(),
          back.dialled(),
          back.reason().label(),
          back.at(),
          back.calledAt(),
          back.calledBy());
    }
  }
}
