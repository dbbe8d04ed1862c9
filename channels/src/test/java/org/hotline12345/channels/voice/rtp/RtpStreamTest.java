package org.hotline12345.channels.voice.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hotline12345.speech.Sound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RtpStreamTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int EVENTS = 101;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RtpTransport transport =
      new RtpTransport("rtp-test", LOOPBACK, 41_000, 41_100, 1, new SecureRandom());

  @AfterEach
  void close() {
    transport.close();
  }

  @Test
  void soundAndKeysGoBothWays() throws Exception {
    Ear one = new Ear();
    Ear other = new Ear();
    RtpStream a = open(one);
    RtpStream b = open(other);
    talk(a, b.port(), Codec.PCMA);
    talk(b, a.port(), Codec.PCMU);
    a.play(loud(400));
    b.play(Sound.of(loud(400).then(loud(400)).samples(), 16_000));
    a.press("12#*0");
    b.press("9");
    await()
        .untilAsserted(
            () -> {
              assertThat(other.keys).containsExactly('1', '2', '#', '*', '0');
              assertThat(one.keys).containsExactly('9');
              assertThat(one.played.get()).isEqualTo(1);
              assertThat(other.played.get()).isEqualTo(1);
              assertThat(other.loud.get()).isBetween(3150L, 3250L);
              assertThat(one.loud.get()).isBetween(3150L, 3250L);
            });
    assertThat(a.stats().garbage()).isZero();
    assertThat(a.stats().lost()).isZero();
  }

  @Test
  void packetsComeEveryTwentyMillisecondsWhetherOrNotSomethingPlays() throws Exception {
    try (DatagramSocket phone = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      RtpStream stream = open(new Ear());
      talk(stream, phone.getLocalPort(), Codec.PCMA);
      int last = -1;
      long began = 0;
      for (int i = 0; i <= 50; i++) {
        byte[] packet = receive(phone);
        assertThat(packet).hasSize(172);
        assertThat(packet[12]).isEqualTo((byte) 0xD5);
        int number = ((packet[2] & 0xFF) << 8) | (packet[3] & 0xFF);
        assertThat(number).isEqualTo(last < 0 ? number : ((last + 1) & 0xFFFF));
        last = number;
        began = began == 0 ? System.nanoTime() : began;
      }
      // However busy the machine is, it never sends ahead of time.
      assertThat(System.nanoTime() - began).isGreaterThan(Duration.ofMillis(800).toNanos());
    }
  }

  @Test
  void hushMakesTheNextPacketSilence() throws Exception {
    try (DatagramSocket phone = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      RtpStream stream = open(new Ear());
      stream.play(loud(5000));
      AtomicInteger dropped = new AtomicInteger();
      stream.whenPlayed(dropped::incrementAndGet);
      talk(stream, phone.getLocalPort(), Codec.PCMA);
      for (int i = 0; i < 5; i++) {
        assertThat(receive(phone)[100]).isNotEqualTo((byte) 0xD5);
      }
      assertThat(dropped).hasValue(0);
      stream.hush();
      await().untilAsserted(() -> assertThat(dropped).hasValue(1));
      // What was on its way while we asked may still come.
      int after = 0;
      while (receive(phone)[100] != (byte) 0xD5) {
        after++;
      }
      assertThat(after).isLessThanOrEqualTo(2 + 250 / 20 / 4);
    }
  }

  @Test
  void theFirstSourceIsKeptAndGarbageIsCounted() throws Exception {
    try (DatagramSocket phone = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
        DatagramSocket stranger = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      Ear ear = new Ear();
      RtpStream stream = open(ear);
      // The address told is a wrong port, as behind a translator of addresses.
      talk(stream, 9, Codec.PCMA);
      for (int i = 0; i < 5; i++) {
        send(phone, stream, packet(i, 8, 5));
      }
      await().untilAsserted(() -> assertThat(stream.stats().received()).isEqualTo(5));
      assertThat(receive(phone)).hasSize(172);
      for (int i = 5; i < 15; i++) {
        send(stranger, stream, packet(i, 8, 6));
      }
      send(phone, stream, new byte[] {1, 2, 3});
      send(phone, stream, new byte[2000]);
      send(phone, stream, packet(5, 97, 5));
      byte[] control = packet(0, 8, 5);
      control[1] = (byte) 200;
      send(phone, stream, control);
      byte[] padded = packet(6, 8, 5);
      padded[0] = (byte) 0xA0;
      padded[171] = (byte) 255;
      send(phone, stream, padded);
      byte[] extended = packet(7, 8, 5);
      extended[0] = (byte) 0x9F;
      extended[14] = (byte) 0xFF;
      send(phone, stream, extended);
      await().untilAsserted(() -> assertThat(stream.stats().garbage()).isEqualTo(15));
      assertThat(stream.stats().received()).isEqualTo(5);
    }
  }

  @Test
  void anotherSourceIdAtTheSameAddressIsHeardFromItsBeginning() throws Exception {
    try (DatagramSocket phone = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      Ear ear = new Ear();
      RtpStream stream = open(ear);
      talk(stream, phone.getLocalPort(), Codec.PCMA);
      for (int i = 0; i < 5; i++) {
        send(phone, stream, packet(60_000 + i, 8, 5));
      }
      await().untilAsserted(() -> assertThat(ear.loud.get()).isEqualTo(5 * 160));
      for (int i = 0; i < 5; i++) {
        send(phone, stream, packet(100 + i, 8, 6));
      }
      await().untilAsserted(() -> assertThat(ear.loud.get()).isEqualTo(10 * 160));
      assertThat(stream.stats().lost()).isZero();
    }
  }

  @Test
  void silenceOfTheOtherSideIsToldOnce() {
    Ear ear = new Ear();
    RtpStream stream = transport.open(ear, Duration.ofMillis(100)).toCompletableFuture().join();
    talk(stream, 9, Codec.PCMA);
    await().untilAsserted(() -> assertThat(ear.silent).hasValue(1));
    await().during(Duration.ofMillis(300)).until(() -> ear.silent.get() == 1);
  }

  @Test
  void portsRunOutAndComeBack() {
    try (RtpTransport small =
        new RtpTransport("rtp-small", LOOPBACK, 41_200, 41_203, 1, new SecureRandom())) {
      RtpStream one = small.open(new Ear(), PATIENCE).toCompletableFuture().join();
      RtpStream two = small.open(new Ear(), PATIENCE).toCompletableFuture().join();
      assertThat(one.port()).isNotEqualTo(two.port()).isEven();
      assertThatThrownBy(() -> small.open(new Ear(), PATIENCE).toCompletableFuture().join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(NoFreePortException.class);
      one.close();
      await()
          .ignoreExceptions()
          .until(() -> small.open(new Ear(), PATIENCE).toCompletableFuture().join() != null);
    }
  }

  private RtpStream open(Ear ear) {
    return transport.open(ear, PATIENCE).toCompletableFuture().join();
  }

  private static void talk(RtpStream stream, int port, Codec codec) {
    stream.configure(
        new RtpSetup(codec, EVENTS, new InetSocketAddress(LOOPBACK, port), true, true));
    await().until(() -> stream.stats().sent() > 0);
  }

  private static Sound loud(int millis) {
    short[] samples = new short[millis * 8];
    java.util.Arrays.fill(samples, (short) 5000);
    return Sound.of(samples, 8000);
  }

  private static byte[] packet(int number, int type, int ssrc) {
    byte[] packet = new byte[172];
    java.util.Arrays.fill(packet, 12, packet.length, (byte) 0x2A);
    packet[0] = (byte) 0x80;
    packet[1] = (byte) type;
    packet[2] = (byte) (number >> 8);
    packet[3] = (byte) number;
    packet[11] = (byte) ssrc;
    return packet;
  }

  private static void send(DatagramSocket from, RtpStream to, byte[] bytes) throws IOException {
    from.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, to.port()));
  }

  private static byte[] receive(DatagramSocket phone) throws IOException {
    byte[] buffer = new byte[500];
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    phone.setSoTimeout(10_000);
    phone.receive(packet);
    return java.util.Arrays.copyOf(buffer, packet.getLength());
  }

  /** Counts what it is told. */
  private static final class Ear implements RtpListener {
    final AtomicLong loud = new AtomicLong();
    final List<Character> keys = new CopyOnWriteArrayList<>();
    final AtomicInteger played = new AtomicInteger();
    final AtomicInteger silent = new AtomicInteger();

    @Override
    public void heard(short[] samples) {
      for (short sample : samples) {
        if (Math.abs(sample) > 100) {
          loud.incrementAndGet();
        }
      }
    }

    @Override
    public void keyPressed(char key) {
      keys.add(key);
    }

    @Override
    public void played() {
      played.incrementAndGet();
    }

    @Override
    public void silent() {
      silent.incrementAndGet();
    }
  }
}
