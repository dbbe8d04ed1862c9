package org.hotline12345.channels.voice.sip;

import java.util.ListIterator;
import java.util.Locale;
import java.util.Set;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.AcceptHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ContentEncodingHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.RequireHeader;
import javax.sip.header.UnsupportedHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Whether an INVITE can be understood at all (RFC 3261, section 8.2). */
final class Screening {
  private static final Set<String> EXTENSIONS = Set.of("timer");

  private Screening() {}

  /**
   * Looks at everything but the number and the session.
   *
   * @throws RefusedException 400, 406, 415 or 416
   */
  static void check(Request invite) throws RefusedException {
    URI target = invite.getRequestURI();
    if (!(target instanceof SipURI) && !(target instanceof TelURL)) {
      throw new RefusedException(
          Response.UNSUPPORTED_URI_SCHEME, "Only sip and tel addresses are known");
    }
    if (!(invite.getHeader(ContactHeader.NAME) instanceof ContactHeader contact)
        || contact.getAddress() == null
        || !(contact.getAddress().getURI() instanceof SipURI)) {
      throw new RefusedException(Response.BAD_REQUEST, "Contact missing or not understood");
    }
    checkBody(invite);
    checkAccept(invite);
  }

  /**
   * Refuses what wants an extension that is not known (section 8.2.2.3).
   *
   * @throws RefusedException 420
   */
  static void checkExtensions(Request request) throws RefusedException {
    ListIterator<?> required = request.getHeaders(RequireHeader.NAME);
    while (required.hasNext()) {
      if (required.next() instanceof RequireHeader header) {
        String tag = header.getOptionTag().toLowerCase(Locale.ROOT);
        if (!EXTENSIONS.contains(tag)) {
          throw new RefusedException(
              Response.BAD_EXTENSION,
              "Extension not known",
              UnsupportedHeader.NAME,
              header.getOptionTag());
        }
      }
    }
  }

  private static void checkBody(Request invite) throws RefusedException {
    byte[] body = invite.getRawContent();
    if (body == null || body.length == 0) {
      return;
    }
    if (invite.getHeader(ContentEncodingHeader.NAME) instanceof ContentEncodingHeader encoding
        && !"identity".equalsIgnoreCase(encoding.getEncoding())) {
      throw new RefusedException(
          Response.UNSUPPORTED_MEDIA_TYPE,
          "Encoded content is not read",
          "Accept-Encoding",
          "identity");
    }
    if (!SipMessages.SDP.equals(type(invite))) {
      throw new RefusedException(
          Response.UNSUPPORTED_MEDIA_TYPE,
          "Content type not read",
          AcceptHeader.NAME,
          SipMessages.SDP);
    }
  }

  private static void checkAccept(Request invite) throws RefusedException {
    ListIterator<?> accepts = invite.getHeaders(AcceptHeader.NAME);
    boolean any = false;
    boolean ours = false;
    while (accepts.hasNext()) {
      if (accepts.next() instanceof AcceptHeader accept) {
        any = true;
        String type = String.valueOf(accept.getContentType());
        String subtype = String.valueOf(accept.getContentSubType());
        ours |=
            type.equals("*")
                || (type.equalsIgnoreCase("application")
                    && (subtype.equals("*") || subtype.equalsIgnoreCase("sdp")));
      }
    }
    if (any && !ours) {
      throw new RefusedException(
          Response.NOT_ACCEPTABLE, "A session description would not be accepted");
    }
  }

  /**
   * Refuses other versions of the protocol.
   *
   * @throws RefusedException 505
   */
  static void checkVersion(Request request) throws RefusedException {
    // The stack's reader takes any version in the first line for its own.
    if (request.getHeader(ViaHeader.NAME) instanceof ViaHeader via
        && !"SIP/2.0".equalsIgnoreCase(via.getProtocol())) {
      throw new RefusedException(Response.VERSION_NOT_SUPPORTED, "Only SIP/2.0 is spoken");
    }
  }

  /** The content type as {@code type/subtype} in lower case; empty when there is none. */
  static String type(Request request) {
    return request.getHeader(ContentTypeHeader.NAME) instanceof ContentTypeHeader header
        ? (header.getContentType() + "/" + header.getContentSubType()).toLowerCase(Locale.ROOT)
        : "";
  }
}
