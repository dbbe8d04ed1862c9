package org.hotline12345.channels.voice.sip;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.header.ContactHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes responses and headers. Thread-safe. */
final class SipMessages {
  private static final Logger LOG = LoggerFactory.getLogger(SipMessages.class);

  /** What is understood. */
  static final List<String> METHODS =
      List.of(
          Request.INVITE,
          Request.ACK,
          Request.BYE,
          Request.CANCEL,
          Request.OPTIONS,
          Request.INFO,
          Request.UPDATE,
          Request.NOTIFY);

  static final String SDP = "application/sdp";
  private static final String PRODUCT = "Hotline12345";

  private final MessageFactory messages;
  private final HeaderFactory headers;
  private final AddressFactory addresses;

  SipMessages(MessageFactory messages, HeaderFactory headers, AddressFactory addresses) {
    this.messages = messages;
    this.headers = headers;
    this.addresses = addresses;
  }

  /** A response that names what is allowed; its To has a tag. */
  Response response(int status, Request request) {
    return response(status, request, UUID.randomUUID().toString().substring(0, 8));
  }

  /** A response with the tag of its dialog. */
  Response response(int status, Request request, String tag) {
    try {
      Response response = messages.createResponse(status, request);
      ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
      if (to.getTag() == null && status != Response.TRYING) {
        to.setTag(tag);
      }
      list(response, "Allow", METHODS);
      set(response, "Server", PRODUCT);
      return response;
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A refusal as it is told. */
  Response refusal(RefusedException refused, Request request) {
    Response response = response(refused.status(), request);
    try {
      response.setReasonPhrase(refused.reason());
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
    if (!refused.header().isEmpty()) {
      set(response, refused.header(), refused.value());
    }
    return response;
  }

  void set(Message message, String name, String value) {
    try {
      Header header = headers.createHeader(name, value);
      message.setHeader(header);
    } catch (ParseException e) {
      throw new IllegalStateException(name + ": " + value, e);
    }
  }

  /** A header of several values. */
  void list(Message message, String name, List<String> values) {
    message.removeHeader(name);
    for (String value : values) {
      try {
        message.addHeader(headers.createHeader(name, value));
      } catch (ParseException e) {
        throw new IllegalStateException(name + ": " + value, e);
      }
    }
  }

  void describe(Message message, String description) {
    try {
      ContentTypeHeader type = headers.createContentTypeHeader("application", "sdp");
      message.setContent(description, type);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where requests of a dialog are to be sent. */
  void contact(Message message, InetAddress host, int port, String transport) {
    String address = host.getHostAddress();
    String shown = host instanceof Inet6Address ? "[" + address + "]" : address;
    String parameter =
        transport.equalsIgnoreCase("udp")
            ? ""
            : ";transport=" + transport.toLowerCase(java.util.Locale.ROOT);
    set(message, ContactHeader.NAME, "<sip:" + shown + ":" + port + parameter + ">");
  }

  /** Says where a request of ours comes from, when the stack listens on all addresses. */
  void sentBy(Request request, InetAddress host, int port) {
    ViaHeader via = (ViaHeader) request.getHeader(ViaHeader.NAME);
    if (via != null) {
      try {
        via.setHost(host.getHostAddress());
        via.setPort(port);
        via.setRPort();
      } catch (ParseException | InvalidArgumentException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** An address as it stands in a header; empty when it is none. */
  Optional<Address> address(String text) {
    try {
      return Optional.of(addresses.createAddress(text));
    } catch (ParseException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Sends a response; false when there was nobody to take it. */
  static boolean respond(ServerTransaction transaction, Response response) {
    try {
      transaction.sendResponse(response);
      return true;
    } catch (SipException | InvalidArgumentException | RuntimeException e) {
      LOG.debug("a response was not sent: {}", e.toString());
      return false;
    }
  }
}
