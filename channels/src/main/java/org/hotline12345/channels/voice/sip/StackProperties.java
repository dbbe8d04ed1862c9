package org.hotline12345.channels.voice.sip;

import java.util.Properties;
import org.hotline12345.channels.config.SipConfig;
import org.hotline12345.channels.logging.SipStackLog;
import org.hotline12345.channels.logging.SipTrafficLog;

/** How the SIP stack is set. */
final class StackProperties {
  private static final String STACK = "gov.nist.javax.sip.";

  private StackProperties() {}

  static Properties of(SipConfig config) {
    Properties properties = new Properties();
    properties.setProperty("javax.sip.STACK_NAME", "hotline12345-" + config.port());
    properties.setProperty(STACK + "STACK_LOGGER", SipStackLog.class.getName());
    properties.setProperty(STACK + "SERVER_LOGGER", SipTrafficLog.class.getName());
    properties.setProperty(STACK + "MESSAGE_PARSER_FACTORY", CheckedParserFactory.class.getName());
    // One thread reads datagrams and calls the listener itself, which hands over at once: so the
    // order of a call's messages is kept.
    properties.setProperty(STACK + "REENTRANT_LISTENER", "true");
    properties.setProperty(STACK + "THREAD_POOL_SIZE", "1");
    // The other timer dies of the first exception.
    properties.setProperty(
        STACK + "TIMER_CLASS_NAME", "gov.nist.javax.sip.stack.timers.ScheduledExecutorSipTimer");
    properties.setProperty(STACK + "RECEIVE_UDP_BUFFER_SIZE", Integer.toString(1 << 20));
    properties.setProperty(STACK + "SEND_UDP_BUFFER_SIZE", Integer.toString(1 << 20));
    properties.setProperty(STACK + "MAX_MESSAGE_SIZE", Integer.toString(1 << 16));
    properties.setProperty(STACK + "MAX_CONNECTIONS", "1000");
    properties.setProperty(STACK + "READ_TIMEOUT", "10000");
    properties.setProperty(STACK + "TCP_NODELAY", "true");
    properties.setProperty(STACK + "MAX_SERVER_TRANSACTIONS", "20000");
    properties.setProperty(STACK + "MIN_KEEPALIVE_TIME_SECONDS", "5");
    // NOTIFYs of a REFER (RFC 3515) belong to no subscription the stack knows.
    properties.setProperty(STACK + "DELIVER_UNSOLICITED_NOTIFY", "true");
    SipConfig.Tls tls = config.tls();
    if (tls != null) {
      properties.setProperty(STACK + "TLS_CLIENT_PROTOCOLS", "TLSv1.3,TLSv1.2");
      properties.setProperty(STACK + "TLS_CLIENT_AUTH_TYPE", "Disabled");
      properties.setProperty("javax.net.ssl.keyStore", tls.keyStore().toString());
      properties.setProperty("javax.net.ssl.trustStore", tls.keyStore().toString());
      properties.setProperty("javax.net.ssl.keyStorePassword", tls.password().reveal());
      properties.setProperty("javax.net.ssl.trustStorePassword", tls.password().reveal());
      properties.setProperty(
          "javax.net.ssl.keyStoreType",
          tls.keyStore().toString().endsWith(".jks") ? "JKS" : "PKCS12");
    }
    return properties;
  }
}
