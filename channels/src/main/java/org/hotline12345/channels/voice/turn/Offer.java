package org.hotline12345.channels.voice.turn;

import java.util.List;

/** Something the line itself asked, that yes or no answers. */
sealed interface Offer {

  /** Whether that was meant. */
  record Meant(String text) implements Offer {}

  /** Whether to go on with the rest of an answer. */
  record More(List<String> rest) implements Offer {
    public More {
      rest = List.copyOf(rest);
    }
  }

  /**
   * Whether to bring a whole answer by other means.
   *
   * @param rest what was not said of it
   */
  record Send(Forwarding.Way way, String text, List<String> rest) implements Offer {
    public Send {
      rest = List.copyOf(rest);
    }
  }

  /** Whether to put through to a sub-centre. */
  record SubCentre(String number) implements Offer {}

  /** Whether to call back. */
  record CallBack() implements Offer {}
}
