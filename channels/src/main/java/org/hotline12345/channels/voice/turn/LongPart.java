package org.hotline12345.channels.voice.turn;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.channels.voice.turn.Forwarding.Way;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.ReplyKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of an answer is not said at once: offered by short message or WeChat to who calls from a
 * mobile, else to be heard on. Only answers of the knowledge base are brought, never what concerns
 * a person, because a number that is shown proves nobody. Belongs to the line's thread.
 */
final class LongPart {
  private static final Logger log = LoggerFactory.getLogger(LongPart.class);
  private static final Pattern MOBILE = Pattern.compile("(?:0|86|0086)?(1[3-9]\\d{9})");
  private static final String METER = "hotline.voice.forwarded";
  private static final int TAIL = 4;

  private final VoiceParts parts;
  private final Prompts prompts;
  private final String mobile;
  private volatile @Nullable Way way;

  /** Asks at once by what the caller can be reached, so that nobody waits for it later. */
  LongPart(VoiceParts parts, String caller, Prompts prompts) {
    this.parts = parts;
    this.prompts = prompts;
    Matcher number = MOBILE.matcher(caller);
    this.mobile = number.matches() ? number.group(1) : "";
    if (!mobile.isEmpty()) {
      parts.threads().execute(this::look);
    }
  }

  private void look() {
    try {
      way = parts.forwarding().way(mobile).orElse(null);
    } catch (RuntimeException e) {
      log.warn("by what a caller can be reached is not known; nothing is offered", e);
    }
  }

  /** What to offer for the rest of a reply. */
  Offer offer(Reply reply, List<String> rest) {
    Way by = way;
    return by != null && reply.kind() == ReplyKind.ANSWER
        ? new Offer.Send(by, reply.text(), rest)
        : new Offer.More(rest);
  }

  /** How an offer is put. */
  List<String> question(Offer offer) {
    return offer instanceof Offer.Send send
        ? prompts.of("more.send", "way", send.way().label())
        : prompts.of("more");
  }

  /** What an answer to an offer means: who says 继续说 wants to hear the rest. */
  static Offer meant(Offer open, boolean goOn) {
    return goOn && open instanceof Offer.Send send ? new Offer.More(send.rest()) : open;
  }

  /** What is said when it is on its way. */
  List<String> promised(Offer.Send send) {
    return prompts.of("more.sent", "way", send.way().label());
  }

  /** What is said when it is not wanted. */
  List<String> declined() {
    return prompts.of("more");
  }

  /** What is said when it did not go out. */
  List<String> failed(Offer.Send send) {
    return prompts.of("more.failed", "way", send.way().label());
  }

  /**
   * Sends; may wait.
   *
   * @return what to record, with the wish and the end of the number; empty when it did not go out
   */
  Optional<DialogueEvent> send(Offer.Send send) {
    try {
      parts.forwarding().send(send.way(), mobile, send.text());
      parts.meters().counter(METER, "way", send.way().name(), "outcome", "sent").increment();
      return Optional.of(
          new DialogueEvent.Announced(
              prompts.text(
                  "more.record",
                  "way",
                  send.way().label(),
                  "tail",
                  mobile.substring(mobile.length() - TAIL))));
    } catch (NotForwardedException e) {
      parts.meters().counter(METER, "way", send.way().name(), "outcome", "failed").increment();
      log.warn("the long part of an answer did not go out: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
