package org.hotline12345.channels.voice.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.message.Response;
import org.hotline12345.channels.voice.rtp.Codec;
import org.hotline12345.channels.voice.rtp.RtpSetup;
import org.jspecify.annotations.Nullable;

/**
 * What a session description (RFC 8866) of the other side says, as far as a telephone call goes:
 * its first usable line of sound. Read by hand, line by line: the stack's own reader prints what it
 * cannot read, strangers' words, to the console.
 *
 * @param media the beginnings of all its media lines, in order, as an answer must repeat them
 * @param chosen which of them is used
 * @param codec the first of its codecs that we have too
 * @param eventType payload type of telephone events, {@link RtpSetup#NO_EVENTS} for none
 * @param address where it wants sound; null while it is on hold in the old way, with 0.0.0.0
 */
record RemoteSession(
    List<MediaLine> media,
    int chosen,
    Codec codec,
    int eventType,
    @Nullable InetSocketAddress address,
    Direction direction) {
  private static final int LONGEST = 1 << 14;
  private static final int MOST_MEDIA = 16;
  private static final Pattern LINE = Pattern.compile("([a-z])=(.*)");
  private static final Pattern MEDIA =
      Pattern.compile("(\\S{1,30}) (\\d{1,5})(?:/\\d+)? (\\S{1,40}) ([!-~ ]{1,400})");
  private static final Pattern CONNECTION =
      Pattern.compile("IN IP[46] ([0-9A-Fa-f:.]{2,45})(?:/.*)?");
  private static final Pattern EVENTS =
      Pattern.compile("rtpmap:(\\d{1,3}) +telephone-event/8000.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern DIRECTION = Pattern.compile("sendrecv|sendonly|recvonly|inactive");

  /** As in {@code m=audio 4000 RTP/AVP 8 101}, without the port. */
  record MediaLine(String type, String protocol, String formats) {}

  /** A media line and what is said below it; the session itself has no line. */
  private static final class Part {
    private @Nullable MediaLine line;
    private int port;
    private String address = "";
    private @Nullable Direction direction;
    private final List<String> events = new ArrayList<>();

    boolean hasSound() {
      return line != null
          && port > 0
          && line.type.equals("audio")
          && (line.protocol.equals("RTP/AVP") || line.protocol.equals("RTP/AVPF"));
    }

    List<String> formats() {
      return line == null ? List.of() : List.of(line.formats.strip().split(" +"));
    }
  }

  /**
   * Reads a description.
   *
   * @param codecs ours
   * @throws RefusedException 400 when it is none, 488 when it has no sound for us
   */
  static RemoteSession read(byte[] body, List<Codec> codecs) throws RefusedException {
    List<Part> parts = parts(body);
    Part session = parts.getFirst();
    List<Part> media = parts.subList(1, parts.size());
    List<MediaLine> lines = new ArrayList<>();
    for (Part part : media) {
      if (part.line != null) {
        lines.add(part.line);
      }
    }
    for (int i = 0; i < media.size(); i++) {
      Part part = media.get(i);
      Codec codec = part.hasSound() ? first(part.formats(), codecs) : null;
      if (codec != null) {
        Direction direction = part.direction == null ? session.direction : part.direction;
        return new RemoteSession(
            List.copyOf(lines),
            i,
            codec,
            events(part),
            address(part.address.isEmpty() ? session.address : part.address, part.port),
            direction == null ? Direction.SENDRECV : direction);
      }
    }
    throw new RefusedException(Response.NOT_ACCEPTABLE_HERE, "No codec in common");
  }

  private static List<Part> parts(byte[] body) throws RefusedException {
    String text = new String(body, UTF_8);
    if (body.length > LONGEST || !text.startsWith("v=0")) {
      throw malformed();
    }
    List<Part> parts = new ArrayList<>(List.of(new Part()));
    for (String line : text.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        read(matcher.group(1).charAt(0), matcher.group(2).strip(), parts);
      } else if (!line.isBlank()) {
        throw malformed();
      }
    }
    return parts;
  }

  private static void read(char type, String value, List<Part> parts) throws RefusedException {
    Part part = parts.getLast();
    switch (type) {
      case 'm' -> {
        Matcher media = MEDIA.matcher(value);
        if (!media.matches() || parts.size() > MOST_MEDIA) {
          throw malformed();
        }
        Part next = new Part();
        next.line = new MediaLine(media.group(1), media.group(3), media.group(4));
        next.port = Integer.parseInt(media.group(2));
        if (next.port > 65_535) {
          throw malformed();
        }
        parts.add(next);
      }
      case 'c' -> part.address = value;
      case 'a' -> {
        Matcher events = EVENTS.matcher(value);
        if (DIRECTION.matcher(value).matches()) {
          part.direction = Direction.valueOf(value.toUpperCase(Locale.ROOT));
        } else if (events.matches()) {
          part.events.add(events.group(1));
        }
      }
      default -> {
        // nothing that a telephone call needs
      }
    }
  }

  private static RefusedException malformed() {
    return new RefusedException(Response.BAD_REQUEST, "Session description not understood");
  }

  private static @Nullable Codec first(List<String> formats, List<Codec> codecs) {
    for (String format : formats) {
      for (Codec codec : codecs) {
        if (format.equals(Integer.toString(codec.payloadType()))) {
          return codec;
        }
      }
    }
    return null;
  }

  private static int events(Part part) {
    List<String> formats = part.formats();
    return part.events.stream()
        .filter(formats::contains)
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElse(RtpSetup.NO_EVENTS);
  }

  private static @Nullable InetSocketAddress address(String connection, int port)
      throws RefusedException {
    Matcher matcher = CONNECTION.matcher(connection);
    // A name would have to be looked up, and a call cannot wait for that.
    InetAddress address =
        matcher.matches() ? NetUtil.createInetAddressFromIpAddressString(matcher.group(1)) : null;
    if (address == null || address.isMulticastAddress()) {
      throw new RefusedException(Response.NOT_ACCEPTABLE_HERE, "Address cannot be sent to");
    }
    return address.isAnyLocalAddress() ? null : new InetSocketAddress(address, port);
  }
}
