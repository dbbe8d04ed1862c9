package org.hotline12345.channels.wiring;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hotline12345.durability.SharedTokens;

/** Tokens of one command, shared with nobody: the server that runs has the database. */
final class OwnTokens implements SharedTokens {
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  @Override
  public Optional<Token> find(String name) {
    return Optional.ofNullable(tokens.get(name));
  }

  @Override
  public boolean lease(String name, String node, Instant now, Duration atMost) {
    return true;
  }

  @Override
  public void put(String name, String node, Token token) {
    tokens.put(name, token);
  }

  @Override
  public void release(String name, String node) {}
}
