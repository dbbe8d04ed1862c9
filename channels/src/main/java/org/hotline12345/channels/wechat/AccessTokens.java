package org.hotline12345.channels.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hotline12345.durability.SharedTokens;
import org.hotline12345.durability.SharedTokens.Token;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The account's access token: fetched by one node for all on the same database, by one thread for
 * all of a node, and before the old one ends. Thread-safe.
 */
final class AccessTokens {
  /** A token that ends sooner is replaced, by whoever is first. */
  static final Duration EARLY = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
  private static final Duration LEASE = Duration.ofSeconds(20);
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final SharedTokens shared;
  private final String name;
  private final String node;
  private final Source source;
  private final Clock clock;
  private volatile @Nullable Token current;
  private @Nullable String refused;

  /** Where tokens come from. */
  @FunctionalInterface
  interface Source {
    /**
     * Fetches a token.
     *
     * @param force whether the platform shall make a new one even though the old one would hold
     */
    Token fetch(boolean force);
  }

  /**
   * @param name of the token's row
   * @param node of this process, unlike that of any other
   */
  AccessTokens(SharedTokens shared, String name, String node, Source source, Clock clock) {
    this.shared = shared;
    this.name = name;
    this.node = node;
    this.source = source;
    this.clock = clock;
  }

  /** A token that holds. */
  String value() {
    Token known = current;
    if (known != null && holds(known, Duration.ZERO)) {
      return known.value();
    }
    return renewed(Duration.ZERO).value();
  }

  /** Renews a token that ends soon; call it now and then. */
  void keepFresh() {
    Token known = current;
    if (known == null || !holds(known, EARLY)) {
      renewed(EARLY);
    }
  }

  /** The platform does not take this token any more (40001, 42001). */
  synchronized void refuse(String token) {
    Token known = current;
    if (known == null || known.value().equals(token)) {
      refused = token;
      current = null;
    }
  }

  private boolean holds(Token token, Duration longer) {
    return clock.instant().plus(longer).isBefore(token.expiresAt());
  }

  private synchronized Token renewed(Duration longer) {
    Token mine = current;
    if (mine != null && holds(mine, longer)) {
      return mine;
    }
    Instant giveUp = clock.instant().plus(LEASE);
    long deadline = System.nanoTime() + LEASE.toNanos();
    while (true) {
      Optional<Token> others =
          shared.find(name).filter(t -> holds(t, longer) && !t.value().equals(refused));
      if (others.isPresent()) {
        current = others.get();
        return others.get();
      }
      if (shared.lease(name, node, clock.instant(), LEASE)) {
        return fetched();
      }
      if (System.nanoTime() > deadline || clock.instant().isAfter(giveUp)) {
        throw new TencentException(TencentException.UNREACHABLE, "stable_token", null);
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  private Token fetched() {
    try {
      Token fetched = source.fetch(false);
      if (fetched.value().equals(refused)) {
        LOG.warn("the platform gave a refused token again, so a new one is made");
        fetched = source.fetch(true);
      }
      shared.put(name, node, fetched);
      current = fetched;
      refused = null;
      return fetched;
    } catch (RuntimeException e) {
      shared.release(name, node);
      throw e;
    }
  }
}
