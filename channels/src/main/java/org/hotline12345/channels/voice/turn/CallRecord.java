package org.hotline12345.channels.voice.turn;

import java.util.List;
import org.hotline12345.calls.CallBack;
import org.hotline12345.calls.VoiceCall.Recording;
import org.hotline12345.channels.voice.VoiceLine;
import org.hotline12345.channels.voice.recording.CallRecorder;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.Holder;
import org.hotline12345.speech.Sound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What remains of a call: its row, its sound, who is to be called back. Nothing here holds up or
 * ends a call. Belongs to the line's thread; stores on others.
 */
final class CallRecord {
  private static final Logger log = LoggerFactory.getLogger(CallRecord.class);
  private static final String FAILED = "hotline.recordings.failed";

  private final VoiceParts parts;
  private final VoiceLine.Facts facts;
  private final int rate;
  private @Nullable String conversation;
  private volatile @Nullable String call;
  private @Nullable CallRecorder recorder;

  CallRecord(VoiceParts parts, VoiceLine line) {
    this.parts = parts;
    this.facts = line.facts();
    this.rate = line.rate();
  }

  /** Whether this call's sound is kept. */
  boolean recorded() {
    return parts.recordings() != null && parts.config().recording().enabled();
  }

  /** The row is there; the sound is kept from here on. */
  void began(String ofConversation, String id) {
    conversation = ofConversation;
    call = id;
    var recordings = parts.recordings();
    if (recordings != null && recorded()) {
      recorder = recordings.begin(id, rate, why -> brokeOff(id, why));
    }
  }

  /** Makes the row; called on a thread that may wait. Its id. */
  String store(String ofConversation) {
    return parts
        .calls()
        .began(ofConversation, facts.id(), facts.dialled(), facts.caller(), recorded());
  }

  private void brokeOff(String id, String why) {
    parts.meters().counter(FAILED).increment();
    log.error("the recording of a call broke off: {}", why);
    slowly(() -> parts.calls().recording(id, Recording.FAILED, why));
  }

  void heard(short[] samples) {
    CallRecorder on = recorder;
    if (on != null) {
      on.heard(samples);
    }
  }

  void plays(Sound sound) {
    CallRecorder on = recorder;
    if (on != null) {
      on.play(sound);
    }
  }

  void hushed() {
    CallRecorder on = recorder;
    if (on != null) {
      on.hush();
    }
  }

  /** The number to call back, empty when the network showed none. */
  String number() {
    return facts.caller();
  }

  /** Keeps something with a conversation, that nobody waits for. */
  void note(String ofConversation, DialogueEvent event) {
    slowly(
        () -> {
          Conversation unused =
              parts
                  .log()
                  .exclusively(ofConversation, now -> parts.log().append(now, List.of(event)));
        });
  }

  /** Puts the caller on the list of those to be called. */
  void callBack(String number, CallBack.Reason reason) {
    String id = conversation;
    if (id != null) {
      slowly(() -> parts.calls().callBack(id, number, facts.dialled(), reason));
    }
  }

  /** The line is gone. Who was still waiting for a person is called back and waits no longer. */
  void ended(Conversation state) {
    CallRecorder on = recorder;
    recorder = null;
    String id = call;
    if (id == null) {
      return;
    }
    if (state.holder() == Holder.QUEUE) {
      callBack(facts.caller(), CallBack.Reason.ABANDONED);
    }
    slowly(
        () -> {
          parts.calls().ended(id);
          if (on != null) {
            on.close();
            if (!on.brokeOff()) {
              parts.calls().recording(id, Recording.KEPT, "");
            }
          }
          close(state.id());
        });
  }

  /** Nobody is there any more to talk to, but for a seat that has taken the call. */
  private void close(String id) {
    Conversation unused =
        parts
            .log()
            .exclusively(
                id,
                now ->
                    now.holder() == Holder.SEAT || now.holder() == Holder.CLOSED
                        ? now
                        : parts.log().append(now, List.of(new DialogueEvent.Closed("caller"))));
  }

  private void slowly(Runnable step) {
    parts
        .threads()
        .execute(
            () -> {
              try {
                step.run();
              } catch (RuntimeException e) {
                log.error("something of a call could not be stored", e);
              }
            });
  }
}
