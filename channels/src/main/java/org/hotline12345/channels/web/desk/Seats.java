package org.hotline12345.channels.web.desk;

import org.hotline12345.seat.Seat;
import org.hotline12345.security.Principal;

/** The seat of whoever is signed in. */
final class Seats {
  private Seats() {}

  static Seat of(Principal principal) {
    return new Seat(principal.user(), principal.name());
  }
}
