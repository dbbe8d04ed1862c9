package org.hotline12345.durability;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tokens that one node fetches for all nodes on the same database. Thread-safe. */
public interface SharedTokens {

  /** A token and until when it holds. Printing it does not show it. */
  record Token(String value, Instant expiresAt) {
    @Override
    public String toString() {
      return "Token[until " + expiresAt + "]";
    }
  }

  /** The token last put, held or not; empty before the first. */
  Optional<Token> find(String name);

  /**
   * Takes the right to fetch a new one, for so long at most.
   *
   * @return false while another node has it
   */
  boolean lease(String name, String node, Instant now, Duration atMost);

  /** Puts the new token and gives the right back. */
  void put(String name, String node, Token token);

  /** Gives the right back without a token. */
  void release(String name, String node);
}
