package org.hotline12345.channels.voice.sip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SIP by hand over UDP: sends bytes as they are and shows what comes back. */
final class Wire implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final DatagramSocket socket;
  private final InetSocketAddress server;
  private final String callId = "call-" + COUNT.incrementAndGet() + "@test";
  private final DatagramSocket sound;
  private int sequence;
  private String toTag = "";
  private String branch = "";

  Wire(int serverPort) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    socket = new DatagramSocket(new InetSocketAddress(loopback, 0));
    sound = new DatagramSocket(new InetSocketAddress(loopback, 0));
    server = new InetSocketAddress(loopback, serverPort);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The socket that the session descriptions name. */
  DatagramSocket sound() {
    return sound;
  }

  String sdp(String... attributes) {
    return "v=0\r\no=- 1 "
        + (sequence + 1)
        + " IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
        + sound.getLocalPort()
        + " RTP/AVP 8 0 101\r\na=rtpmap:101 telephone-event/8000\r\n"
        + String.join("", java.util.Arrays.stream(attributes).map(a -> "a=" + a + "\r\n").toList());
  }

  /** A request of this call; its headers beyond the usual ones in lines. */
  String request(String method, String headers, String type, String body) {
    if (!method.equals("ACK") && !method.equals("CANCEL")) {
      sequence++;
      branch = "z9hG4bK" + callId.hashCode() + sequence;
    }
    return method
        + " sip:12345@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:"
        + port()
        + ";branch="
        + (method.equals("ACK") ? branch + "a" : branch)
        + "\r\nMax-Forwards: 70\r\nFrom: <sip:13800001234@127.0.0.1>;tag=mine\r\nTo:"
        + " <sip:12345@127.0.0.1>"
        + (toTag.isEmpty() ? "" : ";tag=" + toTag)
        + "\r\nCall-ID: "
        + callId
        + "\r\nCSeq: "
        + sequence
        + " "
        + method
        + "\r\nContact: <sip:caller@127.0.0.1:"
        + port()
        + ">\r\n"
        + headers.lines().map(line -> line + "\r\n").reduce("", String::concat)
        + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  void send(String message) throws IOException {
    send(message.getBytes(ISO_8859_1));
  }

  void send(byte[] bytes) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, server));
  }

  /** The next message; empty when none comes in time. */
  String receive(int millis) throws IOException {
    byte[] buffer = new byte[65536];
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    socket.setSoTimeout(millis);
    try {
      socket.receive(packet);
    } catch (SocketTimeoutException e) {
      return "";
    }
    String message = new String(buffer, 0, packet.getLength(), ISO_8859_1);
    Matcher tag = Pattern.compile("(?im)^To:.*;tag=([^;\\s]+)").matcher(message);
    if (message.startsWith("SIP/2.0 2") && toTag.isEmpty() && tag.find()) {
      toTag = tag.group(1);
    }
    return message;
  }

  /** The next message that begins so, others passed over; empty when none comes. */
  String receive(String beginning) throws IOException {
    for (int i = 0; i < 50; i++) {
      String message = receive(5000);
      if (message.isEmpty() || message.startsWith(beginning)) {
        return message;
      }
    }
    return "";
  }

  /** The final response to a request sent now. */
  String ask(String message) throws IOException {
    send(message);
    for (int i = 0; i < 20; i++) {
      String answer = receive(5000);
      if (answer.isEmpty() || (answer.startsWith("SIP/2.0") && !answer.startsWith("SIP/2.0 1"))) {
        return answer;
      }
    }
    return "";
  }

  /** Calls and acknowledges. */
  String call() throws IOException {
    String ok = ask(request("INVITE", "", "application/sdp", sdp()));
    send(request("ACK", "", "", ""));
    return ok;
  }

  /** Answers a request of the other side. */
  void answer(String request, String status) throws IOException {
    StringBuilder response = new StringBuilder("SIP/2.0 " + status + "\r\n");
    request
        .lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.matches("(?i)(Via|From|To|Call-ID|CSeq):.*"))
        .forEach(line -> response.append(line).append("\r\n"));
    send(response + "Content-Length: 0\r\n\r\n");
  }

  static int mediaPort(String message) {
    Matcher matcher = Pattern.compile("m=audio (\\d+)").matcher(message);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  @Override
  public void close() {
    socket.close();
    sound.close();
  }
}
