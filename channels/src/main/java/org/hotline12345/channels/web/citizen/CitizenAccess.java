package org.hotline12345.channels.web.citizen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.dialogue.CitizenToken;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Whether a caller has a right to a conversation: by the hash of the token, compared in constant
 * time. An unknown conversation and a wrong token look alike. Thread-safe.
 */
final class CitizenAccess {
  private static final int REMEMBERED = 20_000;

  private final Conversations conversations;
  private final Duration life;
  private final Clock clock;

  /** Neither hash nor opening ever changes, so those in use are kept at hand. */
  private final Map<String, Proof> proofs =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Proof> eldest) {
          return size() > REMEMBERED;
        }
      };

  CitizenAccess(Conversations conversations, Duration life, Clock clock) {
    this.conversations = conversations;
    this.life = life;
    this.clock = clock;
  }

  /**
   * Lets the caller pass or not.
   *
   * @throws ProblemException 401 in every case of doubt
   */
  void require(Call call, String conversationId) {
    String token = call.query("token").or(call::token).orElse("");
    Proof proof = proof(conversationId);
    if (proof == null
        || !CitizenToken.matches(token, proof.hash())
        || clock.instant().isAfter(proof.openedAt().plus(life))) {
      throw ProblemException.unauthorized(
          "会话已失效", "token: wrong or expired (expected: the conversation's token)");
    }
  }

  private @Nullable Proof proof(String conversationId) {
    synchronized (proofs) {
      Proof known = proofs.get(conversationId);
      if (known != null) {
        return known;
      }
    }
    String hash = conversations.tokenHash(conversationId).orElse(null);
    if (hash == null) {
      return null;
    }
    List<RecordedEvent> events = conversations.events(conversationId, 0);
    Instant openedAt = events.isEmpty() ? clock.instant() : events.getFirst().at();
    Proof proof = new Proof(hash, openedAt);
    synchronized (proofs) {
      proofs.put(conversationId, proof);
    }
    return proof;
  }

  private record Proof(String hash, Instant openedAt) {}
}
