package org.hotline12345.channels.voice.sip;

import gov.nist.javax.sip.DialogTimeoutEvent;
import gov.nist.javax.sip.SipListenerExt;
import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetAddress;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.hotline12345.channels.voice.VoiceLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the stack's messages arrive: refuses what is not for us, connects the rest to its call.
 * Runs on the stack's reading thread, so nothing here waits.
 */
final class Switchboard implements SipListenerExt {
  private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);
  private static final int GONE = Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST;

  private final Exchange exchange;
  private final Doorkeeper doorkeeper;
  private final @Nullable Registration registration;

  Switchboard(Exchange exchange, Doorkeeper doorkeeper, @Nullable Registration registration) {
    this.exchange = exchange;
    this.doorkeeper = doorkeeper;
    this.registration = registration;
  }

  @Override
  public void processRequest(RequestEvent event) {
    Request request = event.getRequest();
    try {
      connect(event, request);
    } catch (RefusedException e) {
      if (request.getMethod().equals(Request.INVITE)) {
        exchange.meters().refused(e.status());
      }
      refuse(event, request, e);
    } catch (TransactionAlreadyExistsException e) {
      LOG.debug("a request came twice");
    } catch (SipException | RuntimeException e) {
      LOG.warn("a request could not be handled: {}", e.toString());
      LOG.debug("because", e);
      refuse(event, request, new RefusedException(Response.SERVER_INTERNAL_ERROR, "Not handled"));
    }
  }

  private void connect(RequestEvent event, Request request) throws RefusedException, SipException {
    String method = request.getMethod();
    SipCall call = call(event.getDialog());
    if (method.equals(Request.ACK)) {
      if (call != null) {
        call.hand(() -> call.acknowledged(request));
      }
      return;
    }
    InetAddress peer = peer(request);
    if (call == null) {
      Screening.checkVersion(request);
      doorkeeper.check(peer, request);
      outside(event, request, peer);
      return;
    }
    ServerTransaction transaction = transaction(event, request);
    switch (method) {
      case Request.INVITE, Request.UPDATE -> call.hand(() -> call.reinvited(transaction));
      case Request.BYE -> call.hand(() -> call.bye(transaction));
      case Request.CANCEL -> call.hand(() -> call.cancelled(transaction));
      case Request.INFO -> call.hand(() -> call.informed(transaction));
      case Request.NOTIFY -> call.hand(() -> call.notified(transaction));
      case Request.OPTIONS -> send(transaction, options(request));
      default -> send(transaction, exchange.messages().refusal(unknown(method), request));
    }
  }

  private void outside(RequestEvent event, Request request, InetAddress peer)
      throws RefusedException, SipException {
    String method = request.getMethod();
    if (!method.equals(Request.CANCEL)) {
      Screening.checkExtensions(request);
    }
    boolean inDialog = ((ToHeader) request.getHeader(ToHeader.NAME)).getTag() != null;
    if (method.equals(Request.OPTIONS) && !inDialog) {
      send(event.getServerTransaction(), options(request));
    } else if (method.equals(Request.INVITE) && !inDialog) {
      invite(event, request, peer);
    } else if (SipMessages.METHODS.contains(method)) {
      throw new RefusedException(GONE, "No such call");
    } else {
      throw unknown(method);
    }
  }

  private void invite(RequestEvent event, Request request, InetAddress peer)
      throws RefusedException, SipException {
    Screening.check(request);
    boolean trusted = doorkeeper.isTrunk(peer);
    VoiceLine.Facts facts =
        new CallFacts(exchange.messages(), request, trusted)
            .read(exchange.config().numbers(), exchange.clock().instant());
    byte[] body = request.getRawContent();
    RemoteSession offer =
        body == null || body.length == 0 ? null : RemoteSession.read(body, exchange.codecs());
    SessionTimer timer = SessionTimer.of(request, exchange.messages(), exchange.timers());
    exchange.calls().enter();
    boolean taken = false;
    try {
      // Older telephones (RFC 2543) leave it out; the stack insists.
      if (request.getHeader(MaxForwardsHeader.NAME) == null) {
        exchange.messages().set(request, MaxForwardsHeader.NAME, "70");
      }
      ServerTransaction transaction = transaction(event, request);
      String transport = ((ViaHeader) request.getHeader(ViaHeader.NAME)).getTransport();
      SipCall call = new SipCall(exchange, transaction, facts, offer, timer, peer, transport);
      transaction.getDialog().setApplicationData(call);
      exchange.calls().add(call);
      taken = true;
      call.hand(call::invited);
    } finally {
      if (!taken) {
        exchange.calls().leave();
      }
    }
  }

  private static RefusedException unknown(String method) {
    boolean known =
        switch (method) {
          case Request.REGISTER,
              Request.REFER,
              Request.SUBSCRIBE,
              Request.MESSAGE,
              Request.PUBLISH,
              Request.PRACK ->
              true;
          default -> false;
        };
    return known
        ? new RefusedException(Response.METHOD_NOT_ALLOWED, "Method not allowed")
        : new RefusedException(Response.NOT_IMPLEMENTED, "Method not known");
  }

  private Response options(Request request) {
    Response ok = exchange.messages().response(Response.OK, request);
    exchange.messages().set(ok, "Accept", SipMessages.SDP);
    return ok;
  }

  private ServerTransaction transaction(RequestEvent event, Request request) throws SipException {
    ServerTransaction transaction = event.getServerTransaction();
    return transaction == null ? exchange.provider().getNewServerTransaction(request) : transaction;
  }

  private void refuse(RequestEvent event, Request request, RefusedException refused) {
    if (!request.getMethod().equals(Request.ACK)) {
      send(event.getServerTransaction(), exchange.messages().refusal(refused, request));
    }
  }

  private void send(@Nullable ServerTransaction transaction, Response response) {
    try {
      if (transaction == null) {
        exchange.provider().sendResponse(response);
      } else {
        transaction.sendResponse(response);
      }
    } catch (SipException | InvalidArgumentException | RuntimeException e) {
      LOG.debug("a response was not sent: {}", e.toString());
    }
  }

  private static InetAddress peer(Request request) {
    SIPRequest message = (SIPRequest) request;
    InetAddress source = message.getPeerPacketSourceAddress();
    return source == null ? message.getRemoteAddress() : source;
  }

  private static @Nullable SipCall call(@Nullable Dialog dialog) {
    return dialog != null && dialog.getApplicationData() instanceof SipCall call ? call : null;
  }

  @Override
  public void processResponse(ResponseEvent event) {
    ClientTransaction transaction = event.getClientTransaction();
    Response response = event.getResponse();
    if (transaction == null) {
      return;
    }
    if (registration != null && transaction.getRequest().getMethod().equals(Request.REGISTER)) {
      registration.answered(response, transaction);
    } else if (transaction.getApplicationData() instanceof SipCall call) {
      String method = transaction.getRequest().getMethod();
      call.hand(() -> call.answered(method, response.getStatusCode(), response.getReasonPhrase()));
    }
  }

  @Override
  public void processTimeout(TimeoutEvent event) {
    ClientTransaction transaction = event.getClientTransaction();
    if (event.isServerTransaction() || transaction == null) {
      return;
    }
    String method = transaction.getRequest().getMethod();
    if (registration != null && method.equals(Request.REGISTER)) {
      registration.unanswered();
    } else if (transaction.getApplicationData() instanceof SipCall call) {
      call.hand(() -> call.answered(method, Response.REQUEST_TIMEOUT, "No answer"));
    }
  }

  @Override
  public void processDialogTimeout(DialogTimeoutEvent event) {
    SipCall call = call(event.getDialog());
    if (call != null) {
      call.hand(call::unacknowledged);
    }
  }

  @Override
  public void processDialogTerminated(DialogTerminatedEvent event) {
    SipCall call = call(event.getDialog());
    if (call != null) {
      call.hand(call::gone);
    }
  }

  @Override
  public void processIOException(IOExceptionEvent event) {
    LOG.debug("{}:{} cannot be reached", event.getHost(), event.getPort());
  }

  @Override
  public void processTransactionTerminated(TransactionTerminatedEvent event) {
    // calls end with their dialogs
  }
}
