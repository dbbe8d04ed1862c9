package org.hotline12345.channels.voice.turn;

/** A call on its way to somebody else. */
sealed interface Transfer {

  /** Digits or a SIP address. */
  String target();

  /** What the record calls it. */
  String name();

  /** To 110, 119, 120 or 122. */
  record Emergency(String name, String target) implements Transfer {}

  record SubCentre(String name, String target) implements Transfer {}

  /** To the seat of that user name. */
  record ToSeat(String name, String target) implements Transfer {}
}
