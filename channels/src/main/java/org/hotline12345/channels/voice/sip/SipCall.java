package org.hotline12345.channels.voice.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.AcceptHeader;
import javax.sip.header.EventHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.hotline12345.channels.voice.VoiceLine;
import org.hotline12345.channels.voice.VoiceListener;
import org.hotline12345.channels.voice.rtp.Codec;
import org.hotline12345.channels.voice.rtp.RtpListener;
import org.hotline12345.channels.voice.rtp.RtpSetup;
import org.hotline12345.channels.voice.rtp.RtpStats;
import org.hotline12345.channels.voice.rtp.RtpStream;
import org.hotline12345.speech.Sound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call. Everything that happens to it passes its mailbox, so nothing here is done twice at once
 * and its listener hears of things in their order.
 */
final class SipCall implements VoiceLine, RtpListener {
  private static final Logger LOG = LoggerFactory.getLogger(SipCall.class);

  /** What the other side's jitter buffer holds back is still to be heard. */
  private static final int TAIL_MILLIS = 200;

  /** Before a REFER is sent again that crossed something (RFC 3261, section 14.1: 2.1 to 4 s). */
  private static final int GLARE_MILLIS = 2_500;

  /** Ten seconds of sound that a listener has not taken. */
  private static final int MOST_WAITING = 500;

  private static final int SIP_OK = Response.OK;

  private enum State {
    COMING,
    ANSWERED,
    ENDED
  }

  private final Exchange exchange;
  private final Mailbox mailbox;
  private final ServerTransaction invite;
  private final Dialog dialog;
  private final Facts facts;
  private final @Nullable RemoteSession offer;
  private final InetAddress local;
  private final String transport;
  private final String tag = java.util.UUID.randomUUID().toString().substring(0, 8);
  private final long began = System.nanoTime();
  private final SessionTimer refreshing;

  private volatile @Nullable RtpStream stream;

  // All below belongs to the mailbox.
  private State state = State.COMING;
  private @Nullable LocalSession session;
  private VoiceListener listener = Nobody.INSTANCE;
  private boolean acknowledged;
  private boolean held;
  private boolean leaving;
  private @Nullable Referral referral;
  private @Nullable Future<?> referralTimeout;
  private final KeyMerger keys = new KeyMerger();

  SipCall(
      Exchange exchange,
      ServerTransaction invite,
      Facts facts,
      @Nullable RemoteSession offer,
      SessionTimer refreshing,
      InetAddress peer,
      String transport) {
    this.exchange = exchange;
    this.mailbox = new Mailbox(exchange.threads());
    this.invite = invite;
    this.dialog = invite.getDialog();
    this.facts = facts;
    this.offer = offer;
    this.refreshing = refreshing;
    this.local = exchange.toward(peer);
    this.transport = transport;
    refreshing.attach(
        new SessionTimer.Tasks() {
          @Override
          public void refresh() {
            hand(SipCall.this::refresh);
          }

          @Override
          public void expire() {
            end();
          }
        });
  }

  /** Hands something of this call over to be done in its turn. */
  void hand(Runnable task) {
    mailbox.execute(task);
  }

  // What comes from the network; run in the mailbox.

  /** It begins. */
  void invited() {
    exchange
        .rtp()
        .open(this, exchange.config().media().timeout())
        .whenComplete((opened, failure) -> hand(() -> opened(opened, failure)));
  }

  private void opened(@Nullable RtpStream opened, @Nullable Throwable failure) {
    if (opened == null) {
      LOG.warn("a call could not be taken: {}", String.valueOf(failure));
      refuse(Response.SERVICE_UNAVAILABLE);
    } else if (state == State.ENDED) {
      opened.close();
    } else {
      stream = opened;
      session = new LocalSession(local, opened.port(), exchange.random().nextLong(1L << 40));
      long ring = exchange.config().ring().toMillis();
      if (ring == 0) {
        answer();
      } else {
        SipMessages.respond(
            invite, exchange.messages().response(Response.RINGING, invite.getRequest(), tag));
        later(ring, this::answer);
      }
    }
  }

  private void answer() {
    LocalSession mine = session;
    if (state != State.COMING || mine == null) {
      return;
    }
    try {
      answer(mine);
    } catch (RuntimeException e) {
      LOG.error("a call could not be answered", e);
      leave();
    }
  }

  private void answer(LocalSession mine) {
    Response ok =
        accept(
            invite.getRequest(),
            offer == null
                ? mine.offer(exchange.codecs(), Direction.SENDRECV)
                : mine.answer(offer, offer.direction().mirrored()));
    // Sound begins with the answer: an ACK may be late or lost, and the caller's may be here at
    // once.
    if (offer != null) {
      agree(offer);
    }
    if (!SipMessages.respond(invite, ok)) {
      finish();
      return;
    }
    state = State.ANSWERED;
    exchange.meters().answered(System.nanoTime() - began - exchange.config().ring().toNanos());
    refreshing.begin();
    try {
      listener = exchange.answering().answer(this);
    } catch (RuntimeException e) {
      LOG.error("nobody took a call that was answered", e);
      leave();
    }
    if (held) {
      listener.held(true);
    }
  }

  /** The caller gave up before it was answered. */
  void cancelled(ServerTransaction cancel) {
    SipMessages.respond(cancel, exchange.messages().response(SIP_OK, cancel.getRequest(), tag));
    if (state == State.COMING) {
      refuse(Response.REQUEST_TERMINATED);
    }
  }

  void acknowledged(Request ack) {
    boolean first = !acknowledged;
    acknowledged = true;
    if (state != State.ANSWERED || !first) {
      return;
    }
    if (offer == null) {
      try {
        agree(remote(ack));
      } catch (RefusedException e) {
        leave();
      }
    }
    if (leaving) {
      leave();
    } else if (referral != null) {
      refer();
    }
  }

  /** No ACK came for half a minute. */
  void unacknowledged() {
    acknowledged = true;
    leave();
    dialog.delete();
  }

  /** A new offer: hold, resume, another address or codec; or a sign of life. */
  void reinvited(ServerTransaction transaction) {
    Request request = transaction.getRequest();
    LocalSession mine = session;
    if (state != State.ANSWERED || mine == null) {
      SipMessages.respond(transaction, exchange.messages().response(481, request, tag));
      return;
    }
    boolean update = request.getMethod().equals(Request.UPDATE);
    try {
      byte[] body = request.getRawContent();
      if (body != null && body.length > 0) {
        RemoteSession remote = remote(request);
        Response ok = accept(request, mine.answer(remote, remote.direction().mirrored()));
        if (SipMessages.respond(transaction, ok)) {
          agree(remote);
        }
      } else {
        SipMessages.respond(
            transaction,
            accept(request, update ? null : mine.offer(exchange.codecs(), Direction.SENDRECV)));
      }
      refreshing.refreshed();
    } catch (RefusedException e) {
      SipMessages.respond(transaction, exchange.messages().refusal(e, request));
    }
  }

  void bye(ServerTransaction transaction) {
    SipMessages.respond(
        transaction, exchange.messages().response(SIP_OK, transaction.getRequest(), tag));
    finish();
  }

  void informed(ServerTransaction transaction) {
    Request info = transaction.getRequest();
    String type = Screening.type(info);
    byte[] body = info.getRawContent();
    if (body == null || body.length == 0) {
      SipMessages.respond(transaction, exchange.messages().response(SIP_OK, info, tag));
    } else if (type.equals(KeyRelay.RELAY) || type.equals(KeyRelay.PLAIN)) {
      SipMessages.respond(transaction, exchange.messages().response(SIP_OK, info, tag));
      KeyRelay.key(type, new String(body, UTF_8))
          .ifPresent(key -> pressed(key, KeyMerger.Way.INFO));
    } else {
      Response unread = exchange.messages().response(Response.UNSUPPORTED_MEDIA_TYPE, info, tag);
      exchange.messages().list(unread, AcceptHeader.NAME, List.of(KeyRelay.RELAY, KeyRelay.PLAIN));
      SipMessages.respond(transaction, unread);
    }
  }

  void notified(ServerTransaction transaction) {
    Request notify = transaction.getRequest();
    boolean refer =
        notify.getHeader(EventHeader.NAME) instanceof EventHeader event
            && "refer".equalsIgnoreCase(event.getEventType());
    SipMessages.respond(
        transaction,
        exchange.messages().response(refer ? SIP_OK : Response.BAD_EVENT, notify, tag));
    if (refer && referral != null) {
      settle(referral.notified(notify));
    }
  }

  /** A request of ours was answered; status 408 when it never was. */
  void answered(String method, int status, String reason) {
    if (method.equals(Request.REFER) && referral != null && status >= 200) {
      settle(referral.answered(status, reason));
    } else if (method.equals(Request.UPDATE) && (status == 481 || status == 408)) {
      leave();
    } else if (method.equals(Request.UPDATE) && status / 100 == 2) {
      refreshing.refreshed();
    }
  }

  /** The stack has no dialog any more. */
  void gone() {
    finish();
  }

  // What its listener wants.

  @Override
  public Facts facts() {
    return facts;
  }

  @Override
  public int rate() {
    return Codec.RATE;
  }

  @Override
  public void play(Sound sound) {
    RtpStream to = stream;
    if (to != null) {
      to.play(sound);
    }
  }

  @Override
  public void hush() {
    RtpStream to = stream;
    if (to != null) {
      to.hush();
    }
  }

  @Override
  public void hangUp() {
    RtpStream to = stream;
    if (to != null) {
      to.whenPlayed(() -> later(TAIL_MILLIS, this::leave));
    }
    // What is on hold never plays to its end.
    hand(
        () -> {
          if (held || to == null) {
            leave();
          }
        });
  }

  @Override
  public void transfer(String target) {
    hand(
        () -> {
          if (state != State.ANSWERED) {
            return;
          }
          if (referral != null) {
            listener.transferFailed(Response.REQUEST_PENDING, "A transfer is under way");
            return;
          }
          referral = new Referral(target);
          if (acknowledged) {
            refer();
          }
        });
  }

  /** Ends it from this side, now. */
  void end() {
    hand(this::leave);
  }

  // What comes in as sound; on the network's thread.

  @Override
  public void heard(short[] samples) {
    if (mailbox.waiting() > MOST_WAITING) {
      exchange.meters().dropped();
      return;
    }
    hand(
        () -> {
          if (state == State.ANSWERED) {
            listener.heard(samples);
          }
        });
  }

  @Override
  public void keyPressed(char key) {
    hand(() -> pressed(key, KeyMerger.Way.RTP));
  }

  @Override
  public void played() {
    hand(
        () -> {
          if (state == State.ANSWERED) {
            listener.played();
          }
        });
  }

  @Override
  public void silent() {
    hand(
        () -> {
          LOG.info("a call was ended: no sound came");
          leave();
        });
  }

  private void pressed(char key, KeyMerger.Way way) {
    if (state == State.ANSWERED && keys.isNew(key, way, System.nanoTime())) {
      listener.keyPressed(key);
    }
  }

  // How it is done; in the mailbox.

  private RemoteSession remote(Request request) throws RefusedException {
    byte[] body = request.getRawContent();
    if (body == null || !Screening.type(request).equals(SipMessages.SDP)) {
      throw new RefusedException(
          Response.UNSUPPORTED_MEDIA_TYPE,
          "Content type not read",
          AcceptHeader.NAME,
          SipMessages.SDP);
    }
    return RemoteSession.read(body, exchange.codecs());
  }

  private void agree(RemoteSession remote) {
    RtpStream sound = stream;
    if (sound == null) {
      return;
    }
    Direction mine = remote.direction().mirrored();
    boolean heldNow = !mine.sends() || remote.address() == null;
    sound.configure(
        new RtpSetup(
            remote.codec(),
            remote.eventType(),
            remote.address(),
            !heldNow,
            !heldNow && mine.receives()));
    if (heldNow != held) {
      held = heldNow;
      listener.held(held);
    }
  }

  private Response accept(Request request, @Nullable String description) {
    Response ok = exchange.messages().response(SIP_OK, request, tag);
    exchange.messages().contact(ok, local, exchange.port(transport), transport);
    refreshing.tell(ok, request);
    if (description != null) {
      exchange.messages().describe(ok, description);
    }
    return ok;
  }

  private void refer() {
    Referral wanted = referral;
    if (wanted == null || state != State.ANSWERED) {
      return;
    }
    try {
      Request refer = request(Request.REFER);
      exchange
          .messages()
          .set(
              refer,
              "Refer-To",
              "<"
                  + TransferTarget.uri(wanted.target(), exchange.config().transfer().host(), dialog)
                  + ">");
      exchange.messages().set(refer, "Referred-By", "<" + dialog.getLocalParty().getURI() + ">");
      if (referralTimeout == null) {
        referralTimeout =
            schedule(
                exchange.config().transfer().timeout().toMillis(),
                () -> settle(new Referral.Failed(Response.REQUEST_TIMEOUT, "No outcome in time")));
      }
      send(refer);
    } catch (SipException | RuntimeException e) {
      LOG.warn("a transfer could not be asked for: {}", e.toString());
      settle(new Referral.Failed(Response.BAD_REQUEST, "The transfer could not be asked for"));
    }
  }

  private void settle(Referral.Outcome outcome) {
    if (referral == null || state != State.ANSWERED) {
      return;
    }
    switch (outcome) {
      case Referral.Pending ignored -> {}
      case Referral.Glare ignored -> later(GLARE_MILLIS, this::refer);
      case Referral.Done ignored -> {
        exchange.meters().transfer("done");
        forgetReferral();
        listener.transferred();
        leave();
      }
      case Referral.Failed failed -> {
        exchange.meters().transfer("failed-" + failed.status());
        forgetReferral();
        listener.transferFailed(failed.status(), failed.reason());
      }
    }
  }

  private void forgetReferral() {
    referral = null;
    if (referralTimeout != null) {
      referralTimeout.cancel(false);
      referralTimeout = null;
    }
  }

  /** Asks the other side whether it is still there, and tells it that we are. */
  private void refresh() {
    if (state != State.ANSWERED) {
      return;
    }
    try {
      Request update = request(Request.UPDATE);
      refreshing.tell(update);
      send(update);
    } catch (SipException e) {
      leave();
    }
  }

  /** Ends it from this side; as long as there is no ACK, that must wait (section 15). */
  private void leave() {
    if (state == State.COMING) {
      refuse(Response.TEMPORARILY_UNAVAILABLE);
    } else if (state == State.ANSWERED && !acknowledged) {
      leaving = true;
    } else if (state == State.ANSWERED) {
      try {
        send(request(Request.BYE));
      } catch (SipException e) {
        LOG.debug("a call ended without a word: {}", e.toString());
      }
      finish();
    }
  }

  private Request request(String method) throws SipException {
    Request request = dialog.createRequest(method);
    exchange.messages().sentBy(request, local, exchange.port(transport));
    if (!method.equals(Request.BYE)) {
      exchange.messages().contact(request, local, exchange.port(transport), transport);
    }
    return request;
  }

  private void send(Request request) throws SipException {
    ClientTransaction transaction = exchange.provider().getNewClientTransaction(request);
    transaction.setApplicationData(this);
    dialog.sendRequest(transaction);
  }

  private void refuse(int status) {
    exchange.meters().refused(status);
    SipMessages.respond(invite, exchange.messages().response(status, invite.getRequest(), tag));
    finish();
  }

  private void later(long millis, Runnable what) {
    Future<?> unused = schedule(millis, what);
  }

  private Future<?> schedule(long millis, Runnable what) {
    return exchange.timers().schedule(() -> hand(what), millis, TimeUnit.MILLISECONDS);
  }

  private void finish() {
    if (state == State.ENDED) {
      return;
    }
    boolean answered = state == State.ANSWERED;
    state = State.ENDED;
    refreshing.end();
    forgetReferral();
    RtpStream sound = stream;
    if (sound != null) {
      RtpStats stats = sound.stats();
      sound.close();
      exchange.meters().ended(stats);
    }
    exchange.calls().leave(this);
    if (answered) {
      listener.ended();
    }
  }
}
