package org.hotline12345.contact;

/** Where a conversation takes place. */
public enum Channel {
  WEB,
  WECHAT,
  VOICE,
  TERMINAL,
  /** Opened by a seat on a citizen's behalf. */
  SEAT
}
