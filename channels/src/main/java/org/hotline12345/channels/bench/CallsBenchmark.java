package org.hotline12345.channels.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.hotline12345.channels.config.AddressRange;
import org.hotline12345.channels.config.SipConfig;
import org.hotline12345.channels.voice.VoiceListener;
import org.hotline12345.channels.voice.rtp.RtpStats;
import org.hotline12345.channels.voice.sip.SipEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * {@code bench calls}: telephones that call the hotline's own SIP endpoint over UDP on the
 * loopback, a new one every so often, all talking in G.711 both ways until the end.
 */
public final class CallsBenchmark implements AutoCloseable {
  private static final int SERVER_PORTS = 20_000;
  private static final int CALLER_PORTS = 42_000;
  private static final Duration SETTLE = Duration.ofSeconds(2);

  /** Calls that come first and are not counted. */
  private static final int WARM_UP = 150;

  private final int calls;
  private final int perSecond;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final SipEndpoint endpoint;
  private final int port;
  private final RandomGenerator random = new SecureRandom();
  private final ScheduledExecutorService timers =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("bench-timers").factory());

  /**
   * Starts both sides.
   *
   * @param calls how many talk at a time in the end
   * @param perSecond how many begin in a second
   */
  public CallsBenchmark(int calls, int perSecond, Clock clock) {
    this.calls = calls;
    this.perSecond = perSecond;
    this.port = freePort();
    VoiceListener.Answering answering = Talker::new;
    this.endpoint = SipEndpoint.start(config(port, calls), answering, meters, random, clock);
  }

  private static SipConfig config(int port, int calls) {
    Duration minute = Duration.ofMinutes(1);
    return new SipConfig(
        true,
        "127.0.0.1",
        port,
        List.of("udp"),
        null,
        List.of(AddressRange.parse("127.0.0.0/8")),
        List.of(),
        Math.max(calls, WARM_UP) + 100,
        Duration.ZERO,
        Duration.ZERO,
        new SipConfig.Transfer(null, minute),
        new SipConfig.Media(
            SERVER_PORTS,
            SERVER_PORTS + 2 * Math.max(calls, WARM_UP) + 400,
            List.of("PCMA"),
            minute),
        new SipConfig.Digest("bench", Map.of()),
        null,
        null);
  }

  private static int freePort() {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets all calls up, lets them talk for so long, ends them; some before, to warm up. */
  public Result run(Duration length) {
    try (Callers warm = callers(WARM_UP)) {
      begin(warm, WARM_UP);
      warm.hangUp();
      settle();
    }
    Side before = hotline();
    long garbage = packets("garbage");
    try (Callers callers = callers(calls)) {
      Stopwatch settingUp = new Stopwatch();
      begin(callers, calls);
      settingUp.stop();
      int going = endpoint.calls();
      Stopwatch talking = new Stopwatch();
      waitUntil(System.nanoTime() + length.toNanos());
      talking.stop();
      Long resident = Memory.residentMegabytes();
      callers.hangUp();
      settle();
      RtpStats heard = callers.stats();
      return new Result(
          calls,
          going,
          callers.setUp().over(settingUp.seconds()),
          callers.firstSound().over(settingUp.seconds()),
          new Side(heard.received(), heard.lost(), heard.late()),
          hotline().minus(before),
          packets("garbage") - garbage,
          round(talking.cpuSeconds() / talking.seconds()),
          round(1000 * talking.cpuSeconds() / talking.seconds() / Math.max(1, going)),
          Memory.heapMegabytes(),
          resident);
    }
  }

  private Callers callers(int most) {
    return new Callers(
        port, CALLER_PORTS, CALLER_PORTS + 2 * most + 200, random, timers, NoiseSpeaker::new);
  }

  private void begin(Callers callers, int many) {
    long start = System.nanoTime();
    for (int i = 0; i < many; i++) {
      waitUntil(start + TimeUnit.SECONDS.toNanos(i) / perSecond);
      callers.call();
    }
    settle();
  }

  private static void settle() {
    waitUntil(System.nanoTime() + SETTLE.toNanos());
  }

  private Side hotline() {
    return new Side(packets("received"), packets("lost"), packets("late"));
  }

  private long packets(String kind) {
    return (long) meters.counter("hotline.voice.packets", "kind", kind).count();
  }

  private static double round(double value) {
    return Math.round(1000 * value) / 1000.0;
  }

  private static void waitUntil(long due) {
    while (System.nanoTime() < due) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  @Override
  public void close() {
    endpoint.close();
    timers.shutdownNow();
  }

  /**
   * @param received packets
   * @param lost that did not come in time
   * @param late that came after their time, or twice
   */
  public record Side(long received, long lost, long late) {
    private Side minus(Side other) {
      return new Side(received - other.received, lost - other.lost, late - other.late);
    }
  }

  /**
   * @param calls asked for
   * @param talking at the end of the setting up
   * @param setUp from INVITE to 200, as a caller measures it
   * @param firstSound from INVITE to the first packet of sound
   * @param callers what the callers heard
   * @param hotline what the hotline heard
   * @param garbage datagrams the hotline could make nothing of
   * @param cores busy while all talked, by hotline and callers together
   * @param millicoresPerCall thousandths of a core for each call, both ends of it together
   * @param residentMegabytes of the process, null where the system does not tell
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Result(
      int calls,
      int talking,
      Latencies.Figures setUp,
      Latencies.Figures firstSound,
      Side callers,
      Side hotline,
      long garbage,
      double cores,
      double millicoresPerCall,
      long heapMegabytes,
      @Nullable Long residentMegabytes) {}
}
