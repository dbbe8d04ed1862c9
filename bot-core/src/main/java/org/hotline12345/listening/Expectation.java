package org.hotline12345.listening;

import java.util.List;
import org.hotline12345.speech.Expected;

/**
 * What may be said at one point of a conversation.
 *
 * @param expected what the recogniser is told
 * @param choices what a whole utterance may be; what was heard stands for the nearest of them
 * @param joined whether words of several phrases in a row may be what was meant, as digits are
 * @param slow whether people pause while they say it, as with digits and addresses
 * @param digits how many digits the number has that is asked for, 0 when none is
 */
public record Expectation(
    Expected expected, List<String> choices, boolean joined, boolean slow, int digits) {
  public Expectation {
    choices = List.copyOf(choices);
  }
}
