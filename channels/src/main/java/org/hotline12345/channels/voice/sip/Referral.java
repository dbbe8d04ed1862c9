package org.hotline12345.channels.voice.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.header.SubscriptionStateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * One attempt to put a caller through (RFC 3515): REFER, and the NOTIFYs that tell how it goes.
 * Decides what they mean; sending is its call's. Belongs to one thread.
 */
final class Referral {
  /** How it went. */
  sealed interface Outcome {}

  /** Nothing is known yet. */
  record Pending() implements Outcome {}

  /** REFER crossed something else the other side was doing; it may be sent again. */
  record Glare() implements Outcome {}

  record Done() implements Outcome {}

  record Failed(int status, String reason) implements Outcome {}

  private static final Pattern STATUS = Pattern.compile("^SIP/2\\.0 ([1-6]\\d\\d) ?([^\\r\\n]*)");
  private static final int LONGEST_REASON = 100;
  private static final Outcome PENDING = new Pending();

  private final String target;
  private boolean repeated;

  Referral(String target) {
    this.target = target;
  }

  /** Where the caller is to go. */
  String target() {
    return target;
  }

  /** What the answer to REFER means. */
  Outcome answered(int status, String reason) {
    if (status < 300) {
      return PENDING;
    }
    if (status == Response.REQUEST_PENDING && !repeated) {
      repeated = true;
      return new Glare();
    }
    return new Failed(status, cut(reason));
  }

  /** What a NOTIFY means: a fragment of the response the other side has got (RFC 3420). */
  Outcome notified(Request notify) {
    byte[] body = notify.getRawContent();
    Matcher line = STATUS.matcher(body == null ? "" : new String(body, UTF_8));
    if (line.find()) {
      int status = Integer.parseInt(line.group(1));
      if (status >= 300) {
        return new Failed(status, cut(line.group(2)));
      }
      if (status >= 200) {
        return new Done();
      }
    }
    boolean over =
        notify.getHeader(SubscriptionStateHeader.NAME) instanceof SubscriptionStateHeader state
            && SubscriptionStateHeader.TERMINATED.equalsIgnoreCase(state.getState());
    return over ? new Failed(Response.REQUEST_TIMEOUT, "No outcome was told") : PENDING;
  }

  private static String cut(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }
}
