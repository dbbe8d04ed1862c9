package org.hotline12345.channels.voice.rtp;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The UDP ports of all calls, and the threads that serve them. Thread-safe. */
public final class RtpTransport implements AutoCloseable {
  private static final int LARGEST_DATAGRAM = 2048;
  private static final int BUFFER = 1 << 18;

  /** Expedited forwarding (RFC 3246), for networks that heed it. */
  private static final int EXPEDITED = 0xB8;

  private static final int TRIES = 20;

  private final EventLoopGroup loops;
  private final InetAddress bind;
  private final RandomGenerator random;
  private final Deque<Integer> free = new ArrayDeque<>();
  private final Map<EventLoop, Pacer> pacers = new ConcurrentHashMap<>();

  /**
   * @param name of its threads
   * @param first first UDP port; the even ones up to the last are used
   * @param random must be hard to guess
   */
  public RtpTransport(
      String name, InetAddress bind, int first, int last, int threads, RandomGenerator random) {
    this.bind = bind;
    this.random = random;
    for (int port = first + (first & 1); port <= last; port += 2) {
      free.add(port);
    }
    this.loops =
        new MultiThreadIoEventLoopGroup(
            threads, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
  }

  /**
   * Opens a stream on a free port; it neither sends nor listens before it is configured.
   *
   * @param patience after which the listener is told of silence
   * @return fails with {@link NoFreePortException}
   */
  public CompletionStage<RtpStream> open(RtpListener listener, Duration patience) {
    CompletableFuture<RtpStream> opened = new CompletableFuture<>();
    open(listener, patience, TRIES, opened);
    return opened;
  }

  private void open(
      RtpListener listener, Duration patience, int tries, CompletableFuture<RtpStream> opened) {
    Integer port = poll();
    if (port == null || tries == 0) {
      give(port);
      opened.completeExceptionally(new NoFreePortException());
      return;
    }
    ChannelFuture bound =
        new Bootstrap()
            .group(loops)
            .channel(NioDatagramChannel.class)
            .option(
                ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST_DATAGRAM))
            .option(ChannelOption.SO_RCVBUF, BUFFER)
            .option(ChannelOption.IP_TOS, EXPEDITED)
            .handler(new Quiet())
            .bind(bind, port);
    bound.addListener(
        done -> {
          Channel channel = bound.channel();
          if (done.isSuccess()) {
            opened.complete(
                new RtpStream(
                    channel, listener, patience, random, pacer(channel), () -> give(port)));
          } else {
            // Somebody else on this machine has it.
            give(port);
            open(listener, patience, tries - 1, opened);
          }
        });
  }

  private Pacer pacer(Channel channel) {
    return pacers.computeIfAbsent(channel.eventLoop(), Pacer::new);
  }

  private synchronized @Nullable Integer poll() {
    return free.poll();
  }

  /** At the end, so that what still comes for the last call finds nobody for as long as can be. */
  private synchronized void give(@Nullable Integer port) {
    if (port != null) {
      free.add(port);
    }
  }

  /** Lets all ports go. */
  @Override
  public void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }

  /** Datagrams that come between the opening of a port and its stream are let go. */
  private static final class Quiet extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      ChannelFuture unused = context.close();
    }
  }
}
