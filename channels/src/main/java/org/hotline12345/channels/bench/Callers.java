package org.hotline12345.channels.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.channels.voice.rtp.Codec;
import org.hotline12345.channels.voice.rtp.RtpListener;
import org.hotline12345.channels.voice.rtp.RtpSetup;
import org.hotline12345.channels.voice.rtp.RtpStats;
import org.hotline12345.channels.voice.rtp.RtpStream;
import org.hotline12345.channels.voice.rtp.RtpTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Telephones that do no more than a call needs: INVITE, again when no answer comes, ACK, sound,
 * BYE. Their SIP is written by hand, so that the library under load is not its own measure.
 */
final class Callers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Callers.class);
  private static final Pattern CALL_ID = Pattern.compile("(?im)^Call-ID: *(\\S+)");
  private static final Pattern TAG = Pattern.compile("(?im)^To:.*;tag=([^;\\s]+)");
  private static final Pattern MEDIA = Pattern.compile("m=audio (\\d+)");
  private static final int FIRST_WAIT = 500;
  private static final int LAST_WAIT = 8000;
  private static final int BUFFER = 1 << 21;
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final InetSocketAddress hotline;
  private final DatagramSocket socket;
  private final RtpTransport rtp;
  private final ScheduledExecutorService timers;
  private final Supplier<Speaker> speakers;
  private final Map<String, Call> calls = new ConcurrentHashMap<>();
  private final String name;
  private final AtomicInteger count = new AtomicInteger();
  private final Latencies setUp = new Latencies();
  private final Latencies firstSound = new Latencies();

  Callers(
      int port,
      int firstMedia,
      int lastMedia,
      RandomGenerator random,
      ScheduledExecutorService timers,
      Supplier<Speaker> speakers) {
    this.speakers = speakers;
    this.hotline = new InetSocketAddress(LOOPBACK, port);
    this.timers = timers;
    this.name = "bench" + Long.toHexString(random.nextLong()) + "-";
    this.rtp = new RtpTransport("callers", LOOPBACK, firstMedia, lastMedia, 1, random);
    try {
      this.socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
      socket.setReceiveBufferSize(BUFFER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("callers-sip").start(this::listen);
  }

  /** One more begins to call. */
  void call() {
    Call call = new Call(name + count.incrementAndGet());
    calls.put(call.id, call);
    rtp.open(call, Duration.ofMinutes(10))
        .whenComplete(
            (stream, failure) -> {
              if (stream == null) {
                setUp.error();
              } else {
                call.stream = stream;
                call.invite(FIRST_WAIT);
              }
            });
  }

  /** All end. */
  void hangUp() {
    calls.values().forEach(Call::bye);
  }

  Latencies setUp() {
    return setUp;
  }

  Latencies firstSound() {
    return firstSound;
  }

  /** Of all together. */
  RtpStats stats() {
    long received = 0;
    long lost = 0;
    long late = 0;
    long garbage = 0;
    long sent = 0;
    for (Call call : calls.values()) {
      RtpStream stream = call.stream;
      RtpStats stats = stream == null ? RtpStats.NONE : stream.stats();
      received += stats.received();
      lost += stats.lost();
      late += stats.late();
      garbage += stats.garbage();
      sent += stats.sent();
    }
    return new RtpStats(received, lost, late, garbage, sent);
  }

  private void listen() {
    byte[] buffer = new byte[1 << 16];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
      } catch (IOException e) {
        return;
      }
      String message = new String(buffer, 0, packet.getLength(), US_ASCII);
      Matcher id = CALL_ID.matcher(message);
      Call call = id.find() ? calls.get(id.group(1)) : null;
      if (call != null && message.contains(" INVITE\r\n")) {
        call.answered(message);
      }
    }
  }

  private void send(String message) {
    byte[] bytes = message.getBytes(US_ASCII);
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, hotline));
    } catch (IOException e) {
      LOG.debug("not sent: {}", e.toString());
    }
  }

  @Override
  public void close() {
    socket.close();
    rtp.close();
  }

  private final class Call implements RtpListener {
    private final String id;
    private final long began = System.nanoTime();
    private volatile @Nullable RtpStream stream;
    private final Speaker speaker = speakers.get();
    private volatile String tag = "";
    private boolean heard;

    Call(String id) {
      this.id = id;
    }

    void invite(int wait) {
      RtpStream mine = stream;
      if (!tag.isEmpty() || mine == null) {
        return;
      }
      if (wait > LAST_WAIT) {
        setUp.error();
        return;
      }
      String sdp =
          "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
              + mine.port()
              + " RTP/AVP 8\r\n";
      send(request("INVITE", 1) + "Content-Type: application/sdp\r\n" + body(sdp));
      Future<?> unused = timers.schedule(() -> invite(2 * wait), wait, TimeUnit.MILLISECONDS);
    }

    void answered(String message) {
      if (message.startsWith("SIP/2.0 200")) {
        boolean first = tag.isEmpty();
        Matcher to = TAG.matcher(message);
        Matcher media = MEDIA.matcher(message);
        if (to.find() && media.find()) {
          tag = to.group(1);
          send(request("ACK", 1) + body(""));
          if (first) {
            setUp.add(System.nanoTime() - began);
            talk(Integer.parseInt(media.group(1)));
          }
        }
      } else if (!message.startsWith("SIP/2.0 1")) {
        setUp.error();
        send(request("ACK", 1) + body(""));
      }
    }

    private void talk(int port) {
      RtpStream mine = stream;
      if (mine != null) {
        speaker.began(mine, this::bye);
        mine.configure(
            new RtpSetup(
                Codec.PCMA, RtpSetup.NO_EVENTS, new InetSocketAddress(LOOPBACK, port), true, true));
      }
    }

    void bye() {
      if (!tag.isEmpty()) {
        send(request("BYE", 2) + body(""));
      }
    }

    private String request(String method, int sequence) {
      String to = tag.isEmpty() ? "" : ";tag=" + tag;
      return String.join(
          "\r\n",
          method + " sip:12345@127.0.0.1 SIP/2.0",
          "Via: SIP/2.0/UDP 127.0.0.1:"
              + socket.getLocalPort()
              + ";branch=z9hG4bK"
              + id
              + (method.equals("ACK") ? "a" : sequence),
          "Max-Forwards: 70",
          "From: <sip:bench@127.0.0.1>;tag=" + id,
          "To: <sip:12345@127.0.0.1>" + to,
          "Call-ID: " + id,
          "CSeq: " + sequence + " " + method,
          "Contact: <sip:bench@127.0.0.1:" + socket.getLocalPort() + ">",
          "");
    }

    private static String body(String text) {
      return "Content-Length: " + text.length() + "\r\n\r\n" + text;
    }

    @Override
    public void heard(short[] samples) {
      if (!heard) {
        heard = true;
        firstSound.add(System.nanoTime() - began);
      }
      speaker.heard(samples);
    }

    @Override
    public void keyPressed(char key) {
      // the hotline presses none
    }

    @Override
    public void played() {
      speaker.played();
    }

    @Override
    public void silent() {
      LOG.debug("a caller hears nothing");
    }
  }
}
