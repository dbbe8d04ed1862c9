package org.hotline12345.channels.voice.sip;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.StringJoiner;
import org.hotline12345.channels.voice.rtp.Codec;
import org.hotline12345.channels.voice.rtp.RtpSetup;

/** Our side of a call's session: writes its descriptions (RFC 3264). Belongs to one thread. */
final class LocalSession {
  /** Offered by us; answers take the number of the other side. */
  private static final int USUAL_EVENTS = 101;

  private final InetAddress address;
  private final int port;
  private final long id;
  private long version;

  LocalSession(InetAddress address, int port, long id) {
    this.address = address;
    this.port = port;
    this.id = id;
  }

  /** Takes what is offered, in the direction we want it. */
  String answer(RemoteSession offer, Direction direction) {
    StringJoiner lines = head();
    for (int i = 0; i < offer.media().size(); i++) {
      RemoteSession.MediaLine line = offer.media().get(i);
      if (i != offer.chosen()) {
        lines.add("m=" + line.type() + " 0 " + line.protocol() + " " + line.formats());
        continue;
      }
      audio(lines, line.protocol(), List.of(offer.codec()), offer.eventType(), direction);
    }
    return lines.toString();
  }

  /** Offers all we have, when the other side wants us to begin. */
  String offer(List<Codec> codecs, Direction direction) {
    StringJoiner lines = head();
    audio(lines, "RTP/AVP", codecs, USUAL_EVENTS, direction);
    return lines.toString();
  }

  private StringJoiner head() {
    String family = address instanceof Inet6Address ? "IP6" : "IP4";
    String host = address.getHostAddress();
    version++;
    return new StringJoiner("\r\n", "", "\r\n")
        .add("v=0")
        .add("o=- " + id + " " + version + " IN " + family + " " + host)
        .add("s=-")
        .add("c=IN " + family + " " + host)
        .add("t=0 0");
  }

  private void audio(
      StringJoiner lines, String protocol, List<Codec> codecs, int events, Direction direction) {
    StringJoiner formats = new StringJoiner(" ");
    codecs.forEach(codec -> formats.add(Integer.toString(codec.payloadType())));
    boolean keys = events != RtpSetup.NO_EVENTS;
    if (keys) {
      formats.add(Integer.toString(events));
    }
    lines.add("m=audio " + port + " " + protocol + " " + formats);
    for (Codec codec : codecs) {
      lines.add("a=rtpmap:" + codec.payloadType() + " " + codec + "/" + Codec.RATE);
    }
    if (keys) {
      lines.add("a=rtpmap:" + events + " telephone-event/" + Codec.RATE);
      lines.add("a=fmtp:" + events + " 0-15");
    }
    lines.add("a=ptime:20");
    lines.add("a=" + direction.attribute());
  }
}
