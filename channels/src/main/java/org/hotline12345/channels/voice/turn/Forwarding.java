package org.hotline12345.channels.voice.turn;

import java.util.Optional;

/**
 * Brings the long part of an answer to a caller by other means than speech. Only what anybody may
 * know is brought: the number is what the network shows, which proves nobody. Thread-safe.
 */
public interface Forwarding {
  /** Where there is no other means. */
  Forwarding NONE =
      new Forwarding() {
        @Override
        public Optional<Way> way(String mobile) {
          return Optional.empty();
        }

        @Override
        public void send(Way way, String mobile, String text) {
          throw new NotForwardedException("forwarding: none (expected: sms.url or wechat)", null);
        }
      };

  /** By what. */
  enum Way {
    SMS("短信"),
    WECHAT("微信");

    private final String label;

    Way(String label) {
      this.label = label;
    }

    /** In Chinese. */
    public String label() {
      return label;
    }
  }

  /**
   * By what this number can be reached now; may wait for the database.
   *
   * @param mobile 11 digits
   */
  Optional<Way> way(String mobile);

  /**
   * Sends.
   *
   * @param text markdown, as the bot answered
   * @throws NotForwardedException when it did not go out
   */
  void send(Way way, String mobile, String text);
}
