package org.hotline12345.channels.voice.sip;

import java.net.InetAddress;
import java.util.List;
import javax.sip.message.Request;
import org.hotline12345.channels.config.AddressRange;

/** Who may ask for anything. Thread-safe. */
final class Doorkeeper {
  private final List<AddressRange> trunks;
  private final DigestCheck digest;

  Doorkeeper(List<AddressRange> trunks, DigestCheck digest) {
    this.trunks = trunks;
    this.digest = digest;
  }

  /** Whether an address is a trunk's, whose word on callers counts. */
  boolean isTrunk(InetAddress peer) {
    return trunks.stream().anyMatch(range -> range.contains(peer));
  }

  /**
   * Lets trunks in, and who proves to be a user.
   *
   * @throws RefusedException 401 or 403
   */
  void check(InetAddress peer, Request request) throws RefusedException {
    if (!isTrunk(peer)) {
      digest.check(request);
    }
  }
}
