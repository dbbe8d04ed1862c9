package org.hotline12345.channels.voice.sip;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import javax.sip.SipProvider;
import org.hotline12345.channels.config.SipConfig;
import org.hotline12345.channels.voice.VoiceListener;
import org.hotline12345.channels.voice.rtp.Codec;
import org.hotline12345.channels.voice.rtp.RtpTransport;

/**
 * What all calls share.
 *
 * @param codecs ours, the ones we like best first
 * @param timers lets tasks begin later; they must hand over at once
 * @param threads on which calls do their work
 */
record Exchange(
    SipConfig config,
    List<Codec> codecs,
    SipProvider provider,
    SipMessages messages,
    LocalAddress localAddress,
    RtpTransport rtp,
    VoiceListener.Answering answering,
    Calls calls,
    CallMeters meters,
    ScheduledExecutorService timers,
    Executor threads,
    RandomGenerator random,
    Clock clock) {

  /** The port others reach us at by a transport. */
  int port(String transport) {
    SipConfig.Tls tls = config.tls();
    return transport.equalsIgnoreCase("tls") && tls != null ? tls.port() : config.port();
  }

  /** Our address as somebody sees it. */
  InetAddress toward(InetAddress peer) {
    return localAddress.toward(peer);
  }
}
