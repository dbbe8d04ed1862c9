package org.hotline12345.channels.voice.sip;

import gov.nist.javax.sip.header.extensions.SessionExpiresHeader;
import java.util.ListIterator;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sip.header.SupportedHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Session timers (RFC 4028) as the other side asks for them: a call whose refreshes stay away is
 * over. Belongs to its call's mailbox.
 */
final class SessionTimer {
  private static final String NAME = "Session-Expires";
  private static final int SHORTEST = 90;
  private static final int TOO_SMALL = 422;

  /** What is done in time. */
  interface Tasks {
    void refresh();

    void expire();
  }

  private final SipMessages messages;
  private final ScheduledExecutorService timers;
  private final int seconds;
  private final boolean ours;
  private @Nullable Tasks tasks;
  private @Nullable Future<?> waiting;

  private SessionTimer(
      SipMessages messages, ScheduledExecutorService timers, int seconds, boolean ours) {
    this.messages = messages;
    this.timers = timers;
    this.seconds = seconds;
    this.ours = ours;
  }

  /**
   * What an INVITE asks for.
   *
   * @throws RefusedException 422 when refreshes would have to come too often
   */
  static SessionTimer of(Request invite, SipMessages messages, ScheduledExecutorService timers)
      throws RefusedException {
    if (!(invite.getHeader(NAME) instanceof SessionExpiresHeader asked) || !supports(invite)) {
      return new SessionTimer(messages, timers, 0, false);
    }
    if (asked.getExpires() < SHORTEST) {
      throw new RefusedException(
          TOO_SMALL, "Session interval too small", "Min-SE", Integer.toString(SHORTEST));
    }
    boolean ours = "uas".equalsIgnoreCase(asked.getRefresher());
    return new SessionTimer(messages, timers, asked.getExpires(), ours);
  }

  private static boolean supports(Request request) {
    ListIterator<?> supported = request.getHeaders(SupportedHeader.NAME);
    while (supported.hasNext()) {
      if (supported.next().toString().toLowerCase(Locale.ROOT).contains("timer")) {
        return true;
      }
    }
    return false;
  }

  void attach(Tasks of) {
    tasks = of;
  }

  void begin() {
    refreshed();
  }

  /** The other side has given a sign of life, or answered ours. */
  void refreshed() {
    end();
    Tasks todo = tasks;
    if (seconds == 0 || todo == null) {
      return;
    }
    // Section 10: the one that waits gives up a little before the end, the other refreshes half
    // way.
    waiting =
        ours
            ? timers.schedule(todo::refresh, seconds / 2, TimeUnit.SECONDS)
            : timers.schedule(todo::expire, seconds - Math.min(32, seconds / 3), TimeUnit.SECONDS);
  }

  void end() {
    if (waiting != null) {
      waiting.cancel(false);
      waiting = null;
    }
  }

  /** Says in a response what was agreed. */
  void tell(Response ok, Request to) {
    if (seconds > 0 && !to.getMethod().equals(Request.INFO)) {
      messages.set(ok, "Require", "timer");
      tell(ok);
    }
  }

  /** Says in a request of ours what was agreed. */
  void tell(Request request) {
    messages.set(request, "Supported", "timer");
    tell((Message) request);
  }

  private void tell(Message message) {
    // In a request we are the one who calls, so the names change sides.
    boolean caller = (message instanceof Request) == ours;
    messages.set(message, NAME, seconds + ";refresher=" + (caller ? "uac" : "uas"));
  }
}
