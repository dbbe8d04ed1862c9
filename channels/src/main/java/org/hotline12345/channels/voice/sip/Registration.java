package org.hotline12345.channels.voice.sip;

import gov.nist.javax.sip.SipStackExt;
import gov.nist.javax.sip.clientauthutils.AuthenticationHelper;
import gov.nist.javax.sip.clientauthutils.UserCredentials;
import java.net.InetAddress;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipStack;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.hotline12345.channels.config.SipConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps us registered with a platform that wants it (RFC 3261, section 10), with a password when
 * asked for one. Tries again as long as it fails. Thread-safe.
 */
final class Registration {
  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
  private static final Duration RETRY = Duration.ofSeconds(30);
  private static final int HOPS = 70;
  private static final int NONCE_SECONDS = 5;

  private final Exchange exchange;
  private final SipConfig.Registration config;
  private final HeaderFactory headers;
  private final AddressFactory addresses;
  private final AuthenticationHelper authentication;
  private final CallIdHeader callId;
  private final String tag;
  private long count;
  private boolean challenged;
  private volatile boolean registered;

  /** Also while the answer to a proven request is on its way. */
  private volatile boolean perhapsThere;

  private volatile boolean ending;

  private Registration(
      Exchange exchange, SipConfig.Registration config, SipStack stack, SipFactory factory)
      throws PeerUnavailableException {
    this.exchange = exchange;
    this.config = config;
    this.headers = factory.createHeaderFactory();
    this.addresses = factory.createAddressFactory();
    UserCredentials credentials = new Credentials(config);
    this.authentication =
        ((SipStackExt) stack).getAuthenticationHelper((transaction, realm) -> credentials, headers);
    this.callId = exchange.provider().getNewCallId();
    this.tag = Long.toHexString(exchange.random().nextLong());
  }

  /** Null when nothing is configured. */
  static @Nullable Registration of(Exchange exchange, SipStack stack) throws SipException {
    SipConfig.Registration config = exchange.config().registration();
    return config == null
        ? null
        : new Registration(exchange, config, stack, SipFactory.getInstance());
  }

  /** Whether the platform has us now. */
  boolean isRegistered() {
    return registered;
  }

  void begin() {
    exchange.threads().execute(() -> register(config.expires()));
  }

  /** Takes us off, without waiting for an answer. */
  void end() {
    ending = true;
    if (perhapsThere) {
      register(Duration.ZERO);
    }
  }

  private synchronized void register(Duration expires) {
    challenged = false;
    try {
      exchange.provider().getNewClientTransaction(request(expires)).sendRequest();
    } catch (SipException | ParseException | InvalidArgumentException | RuntimeException e) {
      LOG.warn("registration could not be sent: {}", e.toString());
      again();
    }
  }

  private Request request(Duration expires)
      throws SipException, ParseException, InvalidArgumentException {
    SipURI registrar = (SipURI) addresses.createURI("sip:" + config.registrar());
    registrar.setTransportParam(config.transport());
    Address self = addresses.createAddress("sip:" + config.user() + "@" + registrar.getHost());
    InetAddress local = local(registrar);
    count++;
    Request register =
        SipFactory.getInstance()
            .createMessageFactory()
            .createRequest(
                registrar,
                Request.REGISTER,
                callId,
                headers.createCSeqHeader(count, Request.REGISTER),
                headers.createFromHeader(self, tag),
                headers.createToHeader(self, null),
                List.of(
                    headers.createViaHeader(
                        local.getHostAddress(),
                        exchange.config().port(),
                        config.transport(),
                        null)),
                headers.createMaxForwardsHeader(HOPS));
    exchange.messages().contact(register, local, exchange.config().port(), config.transport());
    register.setHeader(headers.createExpiresHeader((int) expires.toSeconds()));
    return register;
  }

  private InetAddress local(SipURI registrar) throws SipException {
    try {
      return exchange.toward(InetAddress.getByName(registrar.getHost()));
    } catch (java.net.UnknownHostException e) {
      throw new SipException("registrar not found", e);
    }
  }

  synchronized void answered(Response response, ClientTransaction transaction) {
    int status = response.getStatusCode();
    if (status < 200) {
      return;
    }
    boolean asked =
        status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED;
    if (asked && !challenged) {
      challenged = true;
      try {
        ClientTransaction proof =
            authentication.handleChallenge(
                response, transaction, exchange.provider(), NONCE_SECONDS);
        count++;
        perhapsThere = true;
        proof.sendRequest();
      } catch (SipException | RuntimeException e) {
        LOG.warn("registration could not be proven: {}", e.toString());
        again();
      }
    } else if (status / 100 == 2) {
      if (!registered) {
        LOG.info("registered");
      }
      registered = true;
      perhapsThere = true;
      renewIn(Duration.ofSeconds(granted(response)).dividedBy(2));
    } else {
      LOG.warn("registration refused with {}", status);
      unanswered();
    }
  }

  void unanswered() {
    registered = false;
    perhapsThere = false;
    again();
  }

  private long granted(Response response) {
    return response.getHeader(ExpiresHeader.NAME) instanceof ExpiresHeader expires
            && expires.getExpires() > 0
        ? Math.min(expires.getExpires(), config.expires().toSeconds())
        : config.expires().toSeconds();
  }

  private void again() {
    renewIn(RETRY);
  }

  private void renewIn(Duration wait) {
    if (!ending) {
      Future<?> unused =
          exchange
              .timers()
              .schedule(
                  () -> exchange.threads().execute(() -> register(config.expires())),
                  Math.max(1000, wait.toMillis()),
                  TimeUnit.MILLISECONDS);
    }
  }

  private record Credentials(SipConfig.Registration config) implements UserCredentials {
    @Override
    public String getUserName() {
      return config.user();
    }

    @Override
    public String getPassword() {
      return config.password().reveal();
    }

    @Override
    public String getSipDomain() {
      return config.registrar();
    }
  }
}
