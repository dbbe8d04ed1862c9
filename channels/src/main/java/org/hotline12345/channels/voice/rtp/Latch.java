package org.hotline12345.channels.voice.rtp;

import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where sound comes from and goes to (symmetric RTP, RFC 4961): the address the session description
 * names, until packets come; then whoever sends them, for good. A source at another host than the
 * one named must send a few packets first, so that a stray one takes no call over. Belongs to one
 * thread.
 */
final class Latch {
  private static final int PROOF = 5;

  private @Nullable InetSocketAddress named;
  private @Nullable InetSocketAddress latched;
  private @Nullable InetSocketAddress candidate;
  private int candidateSsrc;
  private int proofs;

  /** The other side names where it wants sound; when that is new, the source may be new too. */
  void name(@Nullable InetSocketAddress address) {
    if (!Objects.equals(named, address)) {
      named = address;
      latched = null;
      candidate = null;
    }
  }

  /** Where to send; null when nobody knows yet. */
  @Nullable InetSocketAddress target() {
    return latched == null ? named : latched;
  }

  /** Whether a packet is of this call. */
  boolean accepts(InetSocketAddress source, int ssrc) {
    if (latched != null) {
      return latched.equals(source);
    }
    InetSocketAddress expected = named;
    boolean sameHost =
        expected != null && Objects.equals(expected.getAddress(), source.getAddress());
    if (sameHost || proven(source, ssrc)) {
      latched = source;
      return true;
    }
    return false;
  }

  private boolean proven(InetSocketAddress source, int ssrc) {
    if (!source.equals(candidate) || candidateSsrc != ssrc) {
      candidate = source;
      candidateSsrc = ssrc;
      proofs = 0;
    }
    return ++proofs >= PROOF;
  }
}
