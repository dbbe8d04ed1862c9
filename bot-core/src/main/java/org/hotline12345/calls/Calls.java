package org.hotline12345.calls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The calls' repository. Joins the calling thread's transaction. Thread-safe. */
public interface Calls {

  void add(VoiceCall call);

  /** The call is over. */
  void ended(String id, Instant at);

  /** How the recording stands; {@code note} is empty when all is well. */
  void recording(String id, VoiceCall.Recording recording, String note);

  Optional<VoiceCall> find(String id);

  /** Calls of a conversation, first one first. */
  List<VoiceCall> ofConversation(String conversationId);

  /** Calls begun before then whose recording is still there. */
  List<VoiceCall> recordedBefore(Instant then);

  /** Calls that are still open from before a restart. */
  List<VoiceCall> unfinished(Instant startedBefore);

  void add(CallBack callBack);

  Optional<CallBack> callBack(String id);

  /** Those to be called first, longest waiting first, then those that were, latest first. */
  List<CallBack> callBacks(int most);

  /** How many are still to be called. */
  int toCall();

  /** Whether somebody of this conversation is still to be called. */
  boolean waits(String conversationId);

  /**
   * Somebody called.
   *
   * @return whether nobody had before
   */
  boolean called(String id, Instant at, String user);
}
