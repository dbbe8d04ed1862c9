package org.hotline12345.calls;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hotline12345.calls.VoiceCall.Recording;
import org.hotline12345.durability.Transactions;
import org.hotline12345.security.AuditLog;

/** Remembers calls, and whom to call back. Thread-safe. */
public final class CallDesk {
  private static final int MOST = 200;

  private final Calls calls;
  private final Transactions transactions;
  private final AuditLog audit;
  private final Clock clock;

  public CallDesk(Calls calls, Transactions transactions, AuditLog audit, Clock clock) {
    this.calls = calls;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A call has begun; its id.
   *
   * @param recorded whether its sound is being kept
   */
  public String began(
      String conversationId, String lineId, String dialled, String caller, boolean recorded) {
    String id = UUID.randomUUID().toString();
    VoiceCall call =
        new VoiceCall(
            id,
            conversationId,
            lineId,
            dialled,
            caller,
            clock.instant(),
            null,
            recorded ? Recording.RUNNING : Recording.OFF,
            "");
    return transactions.inTransaction(
        () -> {
          calls.add(call);
          return id;
        });
  }

  /** A call is over. */
  public void ended(String id) {
    change(() -> calls.ended(id, clock.instant()));
  }

  /** How a recording stands; {@code note} says in Chinese what is wrong, empty when nothing is. */
  public void recording(String id, Recording recording, String note) {
    change(() -> calls.recording(id, recording, note));
  }

  /** Calls of a conversation, first one first. */
  public List<VoiceCall> ofConversation(String conversationId) {
    return calls.ofConversation(conversationId);
  }

  /**
   * The call whose recording somebody wants to hear; the view is audited.
   *
   * @throws NoSuchCallException when there is none, or no recording of it
   */
  public VoiceCall listen(String id, String user) {
    return transactions.durably(
        () -> {
          VoiceCall call =
              calls
                  .find(id)
                  .filter(c -> c.recording() == Recording.KEPT || c.recording() == Recording.FAILED)
                  .orElseThrow(() -> new NoSuchCallException("no recording of call " + id));
          audit.append(user, "call.recording.listen", call.conversationId(), "call " + id);
          return call;
        });
  }

  /**
   * The number the network showed for a conversation's last call, for a seat that writes its order;
   * the view is audited.
   *
   * @return digits, empty when there was no call or no number
   */
  public String callerOf(String conversationId, String user) {
    List<VoiceCall> all = calls.ofConversation(conversationId);
    String caller = all.isEmpty() ? "" : all.getLast().caller();
    if (caller.isEmpty()) {
      return "";
    }
    return transactions.durably(
        () -> {
          audit.append(user, "call.number.view", conversationId, "for an order");
          return caller;
        });
  }

  /** Calls begun before then whose recording is still there. */
  public List<VoiceCall> recordedBefore(Instant then) {
    return calls.recordedBefore(then);
  }

  /** Calls that a stop of the machine cut off: their recordings have no end. */
  public List<VoiceCall> unfinished() {
    return calls.unfinished(clock.instant());
  }

  /**
   * Somebody is to be called back. One entry for a conversation is enough.
   *
   * @param number digits, empty when unknown
   */
  public void callBack(
      String conversationId, String number, String dialled, CallBack.Reason reason) {
    change(
        () -> {
          if (!calls.waits(conversationId)) {
            calls.add(
                new CallBack(
                    UUID.randomUUID().toString(),
                    conversationId,
                    number,
                    dialled,
                    reason,
                    clock.instant(),
                    null,
                    null));
          }
        });
  }

  /** Whom to call back, and who was; seen by a member of staff, which is audited. */
  public List<CallBack> callBacks(String user) {
    return transactions.inTransaction(
        () -> {
          List<CallBack> all = calls.callBacks(MOST);
          audit.append(user, "call.back.list", "call backs", all.size() + " entries");
          return all;
        });
  }

  /** How many are still to be called. */
  public int toCall() {
    return calls.toCall();
  }

  /**
   * Somebody called back. Saying so twice changes nothing.
   *
   * @throws NoSuchCallException when there is no such entry
   */
  public CallBack called(String id, String user) {
    return transactions.durably(
        () -> {
          if (calls.called(id, clock.instant(), user)) {
            audit.append(user, "call.back.called", id, "");
          }
          return calls
              .callBack(id)
              .orElseThrow(() -> new NoSuchCallException("no call-back " + id));
        });
  }

  private void change(Runnable work) {
    boolean unused =
        transactions.inTransaction(
            () -> {
              work.run();
              return true;
            });
  }
}
