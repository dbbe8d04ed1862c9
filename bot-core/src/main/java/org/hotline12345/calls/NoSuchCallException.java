package org.hotline12345.calls;

/** There is no call, recording or call-back of that id. */
public final class NoSuchCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoSuchCallException(String what) {
    super(what);
  }
}
