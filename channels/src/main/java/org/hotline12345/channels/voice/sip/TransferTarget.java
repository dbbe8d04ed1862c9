package org.hotline12345.channels.voice.sip;

import javax.sip.Dialog;
import javax.sip.address.SipURI;
import org.jspecify.annotations.Nullable;

/** Where a call is put through to, as an address. */
final class TransferTarget {
  private TransferTarget() {}

  /**
   * The address as it is, or the number at a host.
   *
   * @param host null for the platform that the call came from
   */
  static String uri(String target, @Nullable String host, Dialog dialog) {
    if (target.startsWith("sip:") || target.startsWith("sips:") || target.startsWith("tel:")) {
      return target;
    }
    String at = host;
    if (at == null && dialog.getRemoteTarget().getURI() instanceof SipURI platform) {
      at = platform.getHost() + (platform.getPort() > 0 ? ":" + platform.getPort() : "");
    }
    return "sip:" + target + "@" + at;
  }
}
