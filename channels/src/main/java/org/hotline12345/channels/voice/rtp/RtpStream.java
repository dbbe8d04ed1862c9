package org.hotline12345.channels.voice.rtp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.hotline12345.speech.Sound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sound of one call, both ways. Sends a packet every 20 ms of absolute time, silence when there
 * is nothing to play, to where packets come from. Thread-safe; nothing here waits.
 */
public final class RtpStream {
  private static final Logger LOG = LoggerFactory.getLogger(RtpStream.class);
  private static final int COMFORT_NOISE = 13;

  private final Channel channel;
  private final EventLoop loop;
  private final RtpListener listener;
  private final long patience;
  private final Pacer pacer;
  private final Runnable whenClosed;

  private final LongAdder received = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder late = new LongAdder();
  private final LongAdder garbage = new LongAdder();
  private final LongAdder sent = new LongAdder();

  // All below belongs to the event loop.
  private final Latch latch = new Latch();
  private final JitterBuffer buffer = new JitterBuffer();
  private final KeysIn keysIn = new KeysIn();
  private final KeysOut keysOut = new KeysOut();
  private final Playlist playlist = new Playlist();
  private final byte[] frame = new byte[JitterBuffer.TICK];
  private final Incoming incoming = new Incoming();
  private final int ssrc;
  private int sequence;
  private int timestamp;
  private RtpSetup setup = new RtpSetup(Codec.PCMA, RtpSetup.NO_EVENTS, null, false, false);
  private @Nullable Integer source;
  private @Nullable Runnable afterPlaying;
  private final Runnable ticks = this::tick;
  private boolean ticking;
  private long lastHeard;
  private boolean toldSilent;
  private boolean marked;

  RtpStream(
      Channel channel,
      RtpListener listener,
      Duration patience,
      RandomGenerator random,
      Pacer pacer,
      Runnable whenClosed) {
    this.channel = channel;
    this.loop = channel.eventLoop();
    this.listener = listener;
    this.patience = patience.toNanos();
    this.pacer = pacer;
    this.whenClosed = whenClosed;
    this.ssrc = random.nextInt();
    this.sequence = random.nextInt(1 << 15);
    this.timestamp = random.nextInt();
    channel.pipeline().addLast(new Receiver());
  }

  /** The UDP port it listens on. */
  public int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /** Sets what was agreed on, at the beginning or later; begins to send. */
  public void configure(RtpSetup agreed) {
    run(
        () -> {
          if (setup.receiving() != agreed.receiving()) {
            buffer.reset();
          }
          marked = marked && setup.sending() == agreed.sending();
          setup = agreed;
          latch.name(agreed.remote());
          lastHeard = System.nanoTime();
          if (!ticking && channel.isOpen()) {
            ticking = true;
            pacer.join(ticks);
          }
        });
  }

  /** Plays after what waits already. */
  public void play(Sound sound) {
    Sound fitting = TelephoneRate.of(sound);
    run(() -> playlist.add(fitting));
  }

  /** Drops what plays and what waits: the next packet is silence. */
  public void hush() {
    run(
        () -> {
          playlist.clear();
          afterPlayed();
        });
  }

  /** Runs something once all that waits has been played or dropped; at once when nothing waits. */
  public void whenPlayed(Runnable what) {
    run(
        () -> {
          afterPlaying = what;
          if (playlist.isEmpty()) {
            afterPlayed();
          }
        });
  }

  /** Presses keys, if the other side understands telephone events; others are left out. */
  public void press(String keys) {
    run(() -> keys.chars().forEach(key -> keysOut.add((char) key)));
  }

  /** What it has seen so far. */
  public RtpStats stats() {
    return new RtpStats(received.sum(), lost.sum(), late.sum(), garbage.sum(), sent.sum());
  }

  /** Ends it; doing so twice does nothing. */
  public void close() {
    run(
        () -> {
          if (ticking) {
            ticking = false;
            pacer.leave(ticks);
          }
          if (channel.isOpen()) {
            channel.close().addListener(done -> whenClosed.run());
          }
        });
  }

  private void run(Runnable task) {
    if (loop.inEventLoop()) {
      task.run();
    } else if (!loop.isShuttingDown()) {
      loop.execute(task);
    }
  }

  private void tick() {
    try {
      timestamp += JitterBuffer.TICK;
      if (setup.receiving()) {
        buffer.tick(incoming);
        watch();
      }
      InetSocketAddress target = latch.target();
      if (setup.sending() && target != null) {
        send(target);
      }
    } catch (RuntimeException e) {
      LOG.warn("a packet of a call was left out", e);
    }
  }

  /** A side on hold may be silent; one that talks may not. */
  private void watch() {
    if (!toldSilent && setup.sending() && System.nanoTime() - lastHeard > patience) {
      toldSilent = true;
      listener.silent();
    }
  }

  private void send(InetSocketAddress target) {
    if (setup.eventType() != RtpSetup.NO_EVENTS && keysOut.isPressing()) {
      boolean first = keysOut.isFirst();
      byte[] payload = keysOut.press(timestamp);
      write(target, first, setup.eventType(), keysOut.began(), payload);
      return;
    }
    keysOut.rest();
    boolean played = playlist.next(setup.codec(), frame);
    write(target, !marked, setup.codec().payloadType(), timestamp, frame);
    marked = true;
    if (played && playlist.isEmpty()) {
      listener.played();
      afterPlayed();
    }
  }

  private void afterPlayed() {
    Runnable after = afterPlaying;
    afterPlaying = null;
    if (after != null) {
      after.run();
    }
  }

  private void write(
      InetSocketAddress target, boolean marker, int payloadType, int time, byte[] payload) {
    ByteBuf out = channel.alloc().ioBuffer(RtpPacket.HEADER + payload.length);
    new RtpPacket(marker, payloadType, sequence, time, ssrc, payload).write(out);
    sequence = (sequence + 1) & 0xFFFF;
    Future<?> unused =
        channel.writeAndFlush(new DatagramPacket(out, target), channel.voidPromise());
    sent.increment();
  }

  private void receive(RtpPacket packet, InetSocketAddress from) {
    if (packet.isControl()) {
      return;
    }
    int type = packet.payloadType();
    boolean key = type == setup.eventType();
    if ((!key && !Codec.isOne(type) && type != COMFORT_NOISE)
        || !latch.accepts(from, packet.ssrc())) {
      garbage.increment();
      return;
    }
    received.increment();
    lastHeard = System.nanoTime();
    if (!setup.receiving()) {
      return;
    }
    if (source == null || source != packet.ssrc()) {
      source = packet.ssrc();
      buffer.reset();
      keysIn.reset();
    }
    keep(Codec.isOne(type) ? packet : packet.silent());
    if (key) {
      keysIn.begun(packet).ifPresent(pressed -> listener.keyPressed((char) pressed));
    }
  }

  private void keep(RtpPacket packet) {
    switch (buffer.put(packet)) {
      case KEPT -> {}
      case LATE, DUPLICATE -> late.increment();
      case SUSPECT -> garbage.increment();
    }
  }

  private final class Incoming implements JitterBuffer.Sink {
    @Override
    public void voice(RtpPacket packet) {
      listener.heard(Codec.of(packet.payloadType()).decode(packet.payload()));
    }

    @Override
    public void silence(int samples, boolean missing) {
      if (missing) {
        lost.increment();
      }
      listener.heard(new short[samples]);
    }
  }

  private final class Receiver extends SimpleChannelInboundHandler<DatagramPacket> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
      RtpPacket packet = RtpPacket.read(datagram.content());
      if (packet == null) {
        garbage.increment();
      } else {
        receive(packet, datagram.sender());
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      // A port unreachable at the other side comes back here; the call's own timeout decides.
      LOG.debug("on the way of a packet: {}", cause.toString());
    }
  }
}
