package org.hotline12345.channels.voice.sip;

import gov.nist.core.CommonLogger;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipProvider;
import javax.sip.SipStack;
import org.hotline12345.channels.config.SipConfig;
import org.hotline12345.channels.logging.SipStackLog;
import org.hotline12345.channels.voice.VoiceListener;
import org.hotline12345.channels.voice.rtp.Codec;
import org.hotline12345.channels.voice.rtp.RtpTransport;
import org.jspecify.annotations.Nullable;

/**
 * The hotline's telephone: takes calls by SIP on the configured addresses and hands each to whoever
 * answers. Thread-safe.
 */
public final class SipEndpoint implements AutoCloseable {
  private final SipConfig config;
  private final SipStack stack;
  private final RtpTransport rtp;
  private final Calls calls;
  private final ScheduledExecutorService timers;
  private final ExecutorService threads;
  private final @Nullable Registration registration;

  private SipEndpoint(
      SipConfig config,
      SipStack stack,
      RtpTransport rtp,
      Calls calls,
      ScheduledExecutorService timers,
      ExecutorService threads,
      @Nullable Registration registration) {
    this.config = config;
    this.stack = stack;
    this.rtp = rtp;
    this.calls = calls;
    this.timers = timers;
    this.threads = threads;
    this.registration = registration;
  }

  /**
   * Starts taking calls.
   *
   * @param random must be hard to guess
   * @throws TelephoneException when a port is taken, or a key store cannot be used
   */
  public static SipEndpoint start(
      SipConfig config,
      VoiceListener.Answering answering,
      MeterRegistry registry,
      RandomGenerator random,
      Clock clock) {
    ScheduledExecutorService timers =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sip-timers").factory());
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    InetAddress bind = address(config.bind());
    RtpTransport rtp =
        new RtpTransport(
            "rtp",
            bind,
            config.media().firstPort(),
            config.media().lastPort(),
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            random);
    SipStack stack = null;
    try {
      // Before the stack's classes look for a logging library of their own.
      CommonLogger.legacyLogger = new SipStackLog();
      SipFactory factory = SipFactory.getInstance();
      factory.setPathName("gov.nist");
      Properties properties = StackProperties.of(config);
      stack = factory.createSipStack(properties);
      SipProvider provider = listen(stack, config);
      SipMessages messages =
          new SipMessages(
              factory.createMessageFactory(),
              factory.createHeaderFactory(),
              factory.createAddressFactory());
      Calls calls = new Calls(config.calls());
      CallMeters meters = new CallMeters(registry);
      meters.watch(calls::count);
      String told = config.publicAddress();
      Exchange exchange =
          new Exchange(
              config,
              config.media().codecs().stream().map(Codec::valueOf).toList(),
              provider,
              messages,
              new LocalAddress(told == null ? null : address(told), bind),
              rtp,
              answering,
              calls,
              meters,
              timers,
              threads,
              random,
              clock);
      byte[] key = new byte[32];
      random.nextBytes(key);
      Doorkeeper doorkeeper =
          new Doorkeeper(config.trunks(), new DigestCheck(config.digest(), clock, key));
      Registration registration = Registration.of(exchange, stack);
      provider.addSipListener(new Switchboard(exchange, doorkeeper, registration));
      stack.start();
      if (registration != null) {
        registration.begin();
      }
      return new SipEndpoint(config, stack, rtp, calls, timers, threads, registration);
    } catch (SipException
        | InvalidArgumentException
        | java.util.TooManyListenersException
        | RuntimeException e) {
      if (stack != null) {
        stack.stop();
      }
      rtp.close();
      timers.shutdownNow();
      threads.shutdownNow();
      throw e instanceof TelephoneException told
          ? told
          : new TelephoneException("voice.sip: cannot start: " + e.getMessage(), e);
    }
  }

  private static SipProvider listen(SipStack stack, SipConfig config)
      throws SipException, InvalidArgumentException {
    SipProvider provider = null;
    for (String transport : transports(config)) {
      SipConfig.Tls tls = config.tls();
      int port = transport.equals("tls") && tls != null ? tls.port() : config.port();
      ListeningPoint point;
      try {
        point = stack.createListeningPoint(config.bind(), port, transport);
      } catch (InvalidArgumentException e) {
        throw new TelephoneException(
            "voice.sip: port "
                + port
                + "/"
                + transport
                + " of "
                + config.bind()
                + " (expected: a free port; voice.sip.enabled: false takes no calls)",
            e);
      }
      if (provider == null) {
        provider = stack.createSipProvider(point);
      } else {
        provider.addListeningPoint(point);
      }
    }
    if (provider == null) {
      throw new TelephoneException("voice.sip.transports: none (expected: at least one)", null);
    }
    return provider;
  }

  private static List<String> transports(SipConfig config) {
    List<String> transports = new ArrayList<>(config.transports());
    if (config.tls() != null) {
      transports.add("tls");
    }
    return transports;
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (IOException e) {
      throw new TelephoneException(
          "voice.sip: " + text + " (expected: an address of this machine)", e);
    }
  }

  /** Where it can be called, as in {@code sip:0.0.0.0:5060 (udp, tcp)}. */
  public String address() {
    return "sip:"
        + config.bind()
        + ":"
        + config.port()
        + " ("
        + String.join(", ", transports(config))
        + ")";
  }

  /** What keeps calls from coming, in Chinese; empty when nothing does. */
  public Optional<String> trouble() {
    if (calls.isClosing()) {
      return Optional.of("正在停止，不再接新的来电");
    }
    return registration == null || registration.isRegistered()
        ? Optional.empty()
        : Optional.of("还没有在语音平台注册成功，来电可能进不来");
  }

  /** How many calls are going on. */
  public int calls() {
    return calls.count();
  }

  /** Takes no more calls, waits as configured for those that go on, ends the rest. */
  @Override
  public void close() {
    close(config.drain());
  }

  /** Like the other one, waiting so long. */
  public void close(Duration patience) {
    calls.drain(patience);
    if (registration != null) {
      registration.end();
    }
    stack.stop();
    rtp.close();
    timers.shutdownNow();
    threads.shutdown();
  }
}
