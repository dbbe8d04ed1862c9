package org.hotline12345.channels.logging;

import gov.nist.core.StackLogger;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the SIP stack says of itself, in our log instead of a logging library of its own. Its words
 * quote messages, and messages hold callers' numbers: they are only let through at debug level; of
 * errors, their kind is told. Made by the stack, by name.
 */
public final class SipStackLog implements StackLogger {
  private static final Logger LOG = LoggerFactory.getLogger("sip.stack");

  @Override
  public void logStackTrace() {
    // wanted for debugging the stack only
  }

  @Override
  public void logStackTrace(int traceLevel) {
    // wanted for debugging the stack only
  }

  @Override
  public int getLineCount() {
    return 0;
  }

  @Override
  public void logException(Throwable e) {
    LOG.debug("{}", e.getClass().getName(), e);
  }

  @Override
  public void logDebug(String message) {
    LOG.trace("{}", message);
  }

  @Override
  public void logDebug(String message, Exception e) {
    LOG.trace("{}", message, e);
  }

  @Override
  public void logTrace(String message) {
    LOG.trace("{}", message);
  }

  @Override
  public void logFatalError(String message) {
    LOG.error("the stack reports a fatal error (its words: debug)");
    LOG.debug("{}", message);
  }

  @Override
  public void logError(String message) {
    LOG.debug("{}", message);
  }

  @Override
  public void logError(String message, Exception e) {
    LOG.debug("{}", message, e);
  }

  @Override
  public void logWarning(String message) {
    LOG.debug("{}", message);
  }

  @Override
  public void logInfo(String message) {
    LOG.trace("{}", message);
  }

  @Override
  public boolean isLoggingEnabled() {
    return LOG.isDebugEnabled();
  }

  @Override
  public boolean isLoggingEnabled(int level) {
    return level > TRACE_WARN ? LOG.isTraceEnabled() : LOG.isDebugEnabled();
  }

  @Override
  public void disableLogging() {
    // the level of our log decides
  }

  @Override
  public void enableLogging() {
    // the level of our log decides
  }

  @Override
  public void setBuildTimeStamp(String time) {
    // nothing to tell
  }

  @Override
  public void setStackProperties(Properties properties) {
    // nothing to take from them
  }

  @Override
  public String getLoggerName() {
    return LOG.getName();
  }
}
