package org.hotline12345.channels.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotline12345.channels.wechat.CallbackGate.Admitted;
import org.hotline12345.contact.Channel;
import org.hotline12345.contact.Deliveries;
import org.hotline12345.contact.Deliveries.Delivery;
import org.hotline12345.contact.Deliveries.Way;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages on their way to a reply, each once however often it is delivered. The platform waits
 * five seconds for a reply and delivers three times; so all deliveries of a message wait for one
 * turn, the latest gets the reply, and when it takes too long they are acknowledged and the reply
 * follows as a message of its own. Thread-safe.
 */
final class Flights {
  private static final Logger LOG = LoggerFactory.getLogger(Flights.class);
  private static final int REMEMBERED = 5_000;

  /** How long after our patience the platform has given up waiting, too. */
  private static final Duration AFTER_PATIENCE = Duration.ofMillis(400);

  /** An answer that comes later than this puzzles more than it helps. */
  private static final Duration WORTH_ANSWERING = Duration.ofHours(1);

  private final Deliveries deliveries;
  private final Receptionist receptionist;
  private final Messenger messenger;
  private final Lanes lanes;
  private final Duration patience;
  private final Clock clock;
  private final Map<String, Flight> flights =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Flight> eldest) {
          return size() > REMEMBERED;
        }
      };

  Flights(
      Deliveries deliveries,
      Receptionist receptionist,
      Messenger messenger,
      Lanes lanes,
      Duration patience,
      Clock clock) {
    this.deliveries = deliveries;
    this.receptionist = receptionist;
    this.messenger = messenger;
    this.lanes = lanes;
    this.patience = patience;
    this.clock = clock;
  }

  /** The reply to this delivery, empty to acknowledge it only. Waits as long as patience goes. */
  Optional<String> reply(Admitted admitted) {
    Flight flight = flight(admitted);
    int mine = flight.arrive();
    try {
      return flight.claim(
          mine, flight.outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS), clock.instant());
    } catch (TimeoutException e) {
      flight.tooLong(mine);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Flight flight(Admitted admitted) {
    String key = admitted.incoming().key();
    Flight started;
    synchronized (flights) {
      Flight known = flights.get(key);
      if (known != null) {
        return known;
      }
      started = new Flight(key, admitted.incoming().openId(), clock.instant());
      flights.put(key, started);
    }
    lanes.execute(admitted.incoming().openId(), () -> fly(started, admitted));
    return started;
  }

  /** Deals with what a former run of the program received and did not finish. */
  void resume() {
    deliveries.nobodyWaits(Channel.WECHAT);
    for (Delivery left : deliveries.undone(Channel.WECHAT)) {
      String body = left.body();
      if (body == null) {
        continue;
      }
      if (left.receivedAt().isBefore(clock.instant().minus(WORTH_ANSWERING))) {
        deliveries.done(Channel.WECHAT, left.key());
        continue;
      }
      try {
        flight(new Admitted(Incoming.of(MessageXml.read(body)), body, false));
      } catch (RefusedException e) {
        LOG.warn("a kept message cannot be read any more: {}", e.getMessage());
        deliveries.done(Channel.WECHAT, left.key());
      }
    }
  }

  private void fly(Flight flight, Admitted admitted) {
    Incoming incoming = admitted.incoming();
    Outcome outcome;
    try {
      boolean spoken = incoming.content() instanceof Incoming.Voice;
      boolean fresh =
          deliveries.add(
              Channel.WECHAT,
              new Delivery(
                  incoming.key(),
                  incoming.openId(),
                  clock.instant(),
                  Way.OPEN,
                  spoken,
                  admitted.xml()));
      boolean finished =
          !fresh
              && deliveries
                  .find(Channel.WECHAT, incoming.key())
                  .filter(flight::isFinished)
                  .isPresent();
      outcome = finished ? Outcome.NOTHING : receptionist.receive(incoming);
      deliveries.done(Channel.WECHAT, incoming.key());
    } catch (RuntimeException | Error e) {
      LOG.error("a message could not be dealt with", e);
      outcome = receptionist.failed(incoming);
    }
    flight.land(outcome);
  }

  /** One message. */
  private final class Flight {
    private final String key;
    private final String openId;
    private final Instant first;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private int arrivals;
    private Way way = Way.OPEN;

    Flight(String key, String openId, Instant first) {
      this.key = key;
      this.openId = openId;
      this.first = first;
    }

    synchronized int arrive() {
      return ++arrivals;
    }

    /** Takes over how a former run decided; true when that run did all there was to do. */
    synchronized boolean isFinished(Delivery before) {
      way = before.way() == Way.MESSAGE ? Way.MESSAGE : Way.OPEN;
      return before.way() == Way.MESSAGE && before.body() == null;
    }

    /**
     * The reply for a delivery: once to the latest; and again to one that comes after the platform
     * must have given up the others, because then the reply was lost on the way.
     */
    synchronized Optional<String> claim(int delivery, Outcome done, Instant now) {
      if (done.messages().isEmpty()) {
        decide(Way.ANSWER, done);
        return Optional.empty();
      }
      boolean latest = delivery == arrivals;
      boolean lost = way == Way.ANSWER && now.isAfter(first.plus(patience).plus(AFTER_PATIENCE));
      if (way == Way.MESSAGE || !latest || (way == Way.ANSWER && !lost)) {
        return Optional.empty();
      }
      decide(Way.ANSWER, done);
      return Optional.of(done.messages().getFirst());
    }

    synchronized void tooLong(int delivery) {
      if (way == Way.OPEN && delivery == arrivals) {
        way = Way.MESSAGE;
        note(Way.MESSAGE);
        if (outcome.isDone()) {
          follow(outcome.join());
        }
      }
    }

    void land(Outcome landed) {
      boolean late;
      synchronized (this) {
        late = way == Way.MESSAGE;
        outcome.complete(landed);
      }
      if (late) {
        follow(landed);
      }
    }

    private void decide(Way decided, Outcome done) {
      if (way == Way.OPEN) {
        way = decided;
        note(decided);
        messenger.pass(openId, done.messages().stream().skip(1).toList());
        messenger.wake(done.conversationId());
      }
    }

    private void follow(Outcome done) {
      if (!done.recorded()) {
        messenger.pass(openId, done.messages());
      }
      messenger.wake(done.conversationId());
    }

    private void note(Way decided) {
      try {
        deliveries.decide(Channel.WECHAT, key, decided);
      } catch (RuntimeException e) {
        LOG.error("the way of a reply could not be kept", e);
      }
    }
  }
}
