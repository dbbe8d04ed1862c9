package org.hotline12345.channels.web.citizen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.hotline12345.channels.voice.turn.VoiceCalls;
import org.hotline12345.channels.voice.turn.VoiceDialogue;
import org.hotline12345.channels.web.Anonymous;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.LiveSocket;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.Problem;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.dialogue.Conversations;

/** The citizen's conversation by voice, in the browser. */
public final class VoiceApi {
  private static final JsonMapper JSON = new JsonMapper();
  private static final short POLICY_VIOLATION = 1008;
  private static final int LARGEST_FRAME = 16_000;

  /** A page may be this much ahead of the clock before it is taken for one that floods. */
  private static final long AHEAD_SAMPLES = 5L * BrowserLine.RATE;

  private final VoiceCalls calls;
  private final CitizenAccess access;
  private final Clock clock;

  public VoiceApi(VoiceCalls calls, Conversations conversations, Duration tokenLife, Clock clock) {
    this.calls = calls;
    this.access = new CitizenAccess(conversations, tokenLife, clock);
    this.clock = clock;
  }

  @Operation("voice")
  @Anonymous
  public Answer state(Call call) {
    String missing = calls.missing();
    return Answer.ok(Map.of("available", missing.isEmpty(), "missing", missing));
  }

  @Operation("conversationVoice")
  @Anonymous
  public LiveSocket.Opener voice(Call call) {
    String id = call.path("id");
    access.require(call, id);
    String missing = calls.missing();
    if (!missing.isEmpty()) {
      throw ProblemException.of(Problem.of(503, "voice-unavailable", "语音服务暂不可用", missing));
    }
    return socket -> open(id, socket);
  }

  private void open(String id, LiveSocket socket) {
    BrowserLine line =
        new BrowserLine("browser-" + UUID.randomUUID(), clock.instant(), socket, socket::inOrder);
    VoiceDialogue dialogue = calls.join(line, id);
    line.listener(dialogue);
    AtomicLong heard = new AtomicLong();
    long since = System.nanoTime();
    socket.onClose(dialogue::ended);
    socket.onBinary(
        frame -> {
          long elapsed =
              (System.nanoTime() - since) * BrowserLine.RATE / Duration.ofSeconds(1).toNanos();
          long samples = heard.addAndGet(frame.length / 2);
          if (frame.length > LARGEST_FRAME
              || frame.length % 2 != 0
              || samples > elapsed + AHEAD_SAMPLES) {
            socket.close(POLICY_VIOLATION, "16-bit samples at 16 kHz, in time");
            return;
          }
          dialogue.heard(samples(frame));
        });
    socket.onText(text -> control(dialogue, socket, text));
    socket.send(Map.of("type", "ready"));
  }

  private static short[] samples(byte[] frame) {
    ShortBuffer in = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    short[] samples = new short[in.remaining()];
    in.get(samples);
    return samples;
  }

  private static void control(VoiceDialogue dialogue, LiveSocket socket, String text) {
    try {
      JsonNode frame = JSON.readTree(text);
      switch (frame.path("type").asText()) {
        case "press" -> dialogue.press();
        case "release" -> dialogue.finish();
        case "handsFree" -> dialogue.handsFree();
        case "played" -> dialogue.played();
        case "key" -> {
          String key = frame.path("key").asText();
          if (key.matches("[0-9*#]")) {
            dialogue.keyPressed(key.charAt(0));
          }
        }
        default ->
            socket.send(
                Problem.of(
                    400,
                    "invalid-request",
                    "请求不合约定",
                    "type: "
                        + frame.path("type")
                        + " (expected: press, release, handsFree, played or key)"));
      }
    } catch (JsonProcessingException e) {
      socket.send(
          Problem.of(400, "invalid-request", "请求不合约定", "frame: no JSON (expected: {\"type\":…})"));
    }
  }
}
