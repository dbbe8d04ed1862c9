package org.hotline12345.channels.voice.sip;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sip.message.Response;

/** The calls that are going on, no more than there may be. Thread-safe. */
final class Calls {
  private static final String RETRY = "10";

  private final Semaphore places;
  private final int most;
  private final Set<SipCall> going = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  Calls(int most) {
    this.most = most;
    this.places = new Semaphore(most);
  }

  /**
   * Takes a place, which {@link #leave} gives back.
   *
   * @throws RefusedException 503 when none is free, or none will be
   */
  void enter() throws RefusedException {
    if (closing) {
      throw new RefusedException(
          Response.SERVICE_UNAVAILABLE, "Going out of service", "Retry-After", RETRY);
    }
    if (!places.tryAcquire()) {
      throw new RefusedException(
          Response.SERVICE_UNAVAILABLE, "All lines are taken", "Retry-After", RETRY);
    }
  }

  /** A call has got the place taken. */
  void add(SipCall call) {
    going.add(call);
  }

  /** A place was taken and no call came of it. */
  void leave() {
    places.release();
  }

  /** A call is over. */
  void leave(SipCall call) {
    if (going.remove(call)) {
      places.release();
    }
  }

  int count() {
    return most - places.availablePermits();
  }

  boolean isClosing() {
    return closing;
  }

  /** Takes no more calls, waits for those that go on, then ends the rest. */
  void drain(Duration patience) {
    closing = true;
    if (waitForEnd(patience)) {
      return;
    }
    going.forEach(SipCall::end);
    waitForEnd(Duration.ofSeconds(1));
  }

  private boolean waitForEnd(Duration patience) {
    try {
      boolean all = places.tryAcquire(most, patience.toMillis(), TimeUnit.MILLISECONDS);
      if (all) {
        places.release(most);
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
