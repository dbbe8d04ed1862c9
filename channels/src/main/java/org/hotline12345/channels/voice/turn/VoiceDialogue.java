package org.hotline12345.channels.voice.turn;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.hotline12345.channels.voice.VoiceLine;
import org.hotline12345.channels.voice.VoiceListener;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.speech.Heard;
import org.jspecify.annotations.Nullable;

/**
 * The bot on one line. What happens on the line only goes into its queue; a virtual thread of its
 * own works through it, two others recognise and make speech. Thread-safe.
 */
public final class VoiceDialogue implements VoiceListener {
  private final ExecutorService loop = single("voice-line");
  private final ExecutorService ears = single("voice-ears");
  private final ExecutorService mouth = single("voice-mouth");
  private final SpokenCall call;
  private final Registry registry;
  private volatile String conversation = "";

  /** Told which conversation a line speaks for, and when it has ended. */
  interface Registry {
    void speaksFor(String conversation, VoiceDialogue dialogue);

    /** What is being understood on a line so far. */
    void hearing(String conversation, String words);

    void gone(VoiceDialogue dialogue);
  }

  VoiceDialogue(VoiceParts parts, VoiceLine line, Registry registry) {
    this.registry = registry;
    this.call =
        new SpokenCall(
            parts,
            line,
            new SpokenCall.Threads(this::post, ears, mouth),
            reports(),
            this::speaksFor);
  }

  private void speaksFor(String id) {
    conversation = id;
    registry.speaksFor(id, this);
  }

  /**
   * Begins to talk.
   *
   * @param conversation the conversation it speaks for, null to open one
   */
  void begin(@Nullable String conversation) {
    post(() -> call.start(conversation));
  }

  private static ExecutorService single(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
  }

  private void post(Runnable step) {
    try {
      loop.execute(step);
    } catch (RejectedExecutionException e) {
      // The line has ended: nobody is left to be told.
    }
  }

  private Hearing.Reports reports() {
    return new Hearing.Reports() {
      @Override
      public void partial(int utterance, String text) {
        post(() -> call.partial(utterance, text));
        if (!conversation.isEmpty()) {
          registry.hearing(conversation, text);
        }
      }

      @Override
      public void heard(int utterance, Heard heard) {
        post(() -> call.heard(utterance, heard));
      }

      @Override
      public void broken(int utterance, String why) {
        post(() -> call.broken(utterance, why));
      }
    };
  }

  /** Something was committed to the conversation this line speaks for. */
  void appended(Conversation state, List<RecordedEvent> events) {
    post(() -> call.appended(state, events));
  }

  /** A button is held to talk: what is being said stops, and until it is let go nothing ends. */
  public void press() {
    post(call::press);
  }

  /** From now on nobody holds a button: whoever pauses has finished. */
  public void handsFree() {
    post(call::handsFree);
  }

  /** The button was let go: what was said until now is all. */
  public void finish() {
    post(call::finish);
  }

  @Override
  public void heard(short[] samples) {
    post(() -> call.hear(samples));
  }

  @Override
  public void keyPressed(char key) {
    post(() -> call.keyPressed(key));
  }

  @Override
  public void played() {
    post(call::played);
  }

  @Override
  public void held(boolean onHold) {
    post(() -> call.held(onHold));
  }

  @Override
  public void transferred() {
    post(call::transferred);
  }

  @Override
  public void transferFailed(int status, String reason) {
    post(() -> call.transferFailed(status));
  }

  @Override
  public void ended() {
    post(
        () -> {
          call.gone();
          registry.gone(this);
          ears.shutdown();
          mouth.shutdown();
          loop.shutdown();
        });
  }
}
