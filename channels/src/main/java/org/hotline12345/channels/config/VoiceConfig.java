package org.hotline12345.channels.config;

import java.time.Duration;
import java.util.Map;

/**
 * How the voice bot talks.
 *
 * @param turn when somebody has spoken, when a prompt comes
 * @param grammar what a recogniser is told may be said
 * @param transfer where calls are put through to
 * @param recording whether and how long calls are kept as sound
 * @param sip how telephone calls come in
 */
public record VoiceConfig(
    Turn turn, Grammar grammar, Transfer transfer, Recording recording, SipConfig sip) {

  /**
   * @param silence that ends an ordinary turn
   * @param sureSilence that ends a turn in which something expected was plainly said
   * @param slowSilence that ends a turn while digits or an address are being given
   * @param hesitation that ends a turn whose last words are 那个 and the like
   * @param longest a turn is cut off after that
   * @param bargeIn so much speech stops the bot
   * @param greetingBargeIn so much speech stops the greeting
   * @param filler after so long without an answer the caller is told to wait
   * @param patience after so long without an answer the caller gets a person
   * @param noInput after so long without speech the caller is asked
   * @param keyPause after so long without a key the number is taken as it is
   * @param attempts at which silence or misunderstanding leads to a person
   * @param spokenCharacters of an answer that are said before asking whether to go on
   */
  public record Turn(
      Duration silence,
      Duration sureSilence,
      Duration slowSilence,
      Duration hesitation,
      Duration longest,
      Duration bargeIn,
      Duration greetingBargeIn,
      Duration filler,
      Duration patience,
      Duration noInput,
      Duration keyPause,
      int attempts,
      int spokenCharacters) {}

  /**
   * @param phrases greatest number told to the recogniser at once
   * @param dictation whether the model is good enough to write down anything
   * @param sure percent of confidence that takes a phrase as said
   * @param perhaps percent of confidence that asks whether it was said
   */
  public record Grammar(int phrases, boolean dictation, int sure, int perhaps) {}

  /**
   * @param emergency number to target, for 110, 119, 120, 122
   * @param subCentres number to target
   * @param seats user name to target
   * @param announceEvery how often the place in the queue is told
   * @param minutesEach a guess of how long one caller keeps a seat
   */
  public record Transfer(
      Map<String, String> emergency,
      Map<String, String> subCentres,
      Map<String, String> seats,
      Duration announceEvery,
      int minutesEach) {
    public Transfer {
      emergency = Map.copyOf(emergency);
      subCentres = Map.copyOf(subCentres);
      seats = Map.copyOf(seats);
    }
  }

  /**
   * @param enabled whether calls are recorded
   * @param kept how long a recording is kept
   */
  public record Recording(boolean enabled, Duration kept) {}
}
