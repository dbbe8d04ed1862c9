package org.hotline12345.channels.voice.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Which of our addresses others are told. Thread-safe. */
final class LocalAddress {
  private static final int ANY_PORT = 9;
  private static final int MOST_REMEMBERED = 1000;

  private final @Nullable InetAddress fixed;
  private final ConcurrentMap<InetAddress, InetAddress> facing = new ConcurrentHashMap<>();

  /**
   * @param told the address told to everybody; null for the one bound
   * @param bound what is listened on; when that is all, the one that faces the other side is told
   */
  LocalAddress(@Nullable InetAddress told, InetAddress bound) {
    this.fixed = told != null ? told : bound.isAnyLocalAddress() ? null : bound;
  }

  InetAddress toward(InetAddress peer) {
    if (fixed != null) {
      return fixed;
    }
    if (facing.size() > MOST_REMEMBERED) {
      facing.clear();
    }
    return facing.computeIfAbsent(peer, LocalAddress::route);
  }

  /** Asks the system by which of its addresses it would send; nothing is sent. */
  private static InetAddress route(InetAddress peer) {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.connect(new InetSocketAddress(peer, ANY_PORT));
      return ((InetSocketAddress) channel.getLocalAddress()).getAddress();
    } catch (IOException e) {
      return InetAddress.getLoopbackAddress();
    }
  }
}
