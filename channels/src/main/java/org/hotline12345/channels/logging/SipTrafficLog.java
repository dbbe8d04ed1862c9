package org.hotline12345.channels.logging;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;

/** Keeps SIP messages out of every log: they hold callers' numbers. Made by the stack, by name. */
public final class SipTrafficLog implements ServerLogger {
  @Override
  public void closeLogFile() {
    // there is none
  }

  @Override
  public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {
    // never
  }

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, String status, boolean sender, long time) {
    // never
  }

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, String status, boolean sender) {
    // never
  }

  @Override
  public void logException(Exception e) {
    // the other log has it
  }

  @Override
  public void setStackProperties(Properties properties) {
    // nothing to take from them
  }

  @Override
  public void setSipStack(SipStack stack) {
    // not needed
  }
}
