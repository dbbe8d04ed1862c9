package org.hotline12345.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays the masking cases of docs/eval turn by turn and reports recall and precision. */
class MaskingCasesTest {
  private static final Path CASES = Path.of("..", "docs", "eval");

  /**
   * A conversation.
   *
   * @param asked what the bot asked before it
   * @param secret what must be covered, wherever it stands
   * @param keep what must stay as it is
   */
  record Case(@Nullable String asked, List<String> turns, List<String> secret, List<String> keep) {}

  @ParameterizedTest
  @ValueSource(strings = {"masking-dev.jsonl", "masking-cases.jsonl"})
  void coversWhatIsPersonalAndNothingElse(String file) throws IOException {
    int secrets = 0;
    int covered = 0;
    int cases = 0;
    int spoilt = 0;
    for (String line : Files.readAllLines(CASES.resolve(file))) {
      Case one = JsonMapper.builder().build().readValue(line, Case.class);
      ConversationMasker masker = new ConversationMasker(new Masker());
      if (one.asked != null) {
        masker.asked(one.asked);
      }
      List<String> masked = one.turns.stream().map(masker::mask).toList();
      boolean tooMuch =
          one.keep.stream().anyMatch(k -> masked.stream().noneMatch(m -> m.contains(k)));
      for (String secret : one.secret) {
        secrets++;
        covered += isCovered(secret, one.turns, masked) ? 1 : 0;
      }
      cases++;
      spoilt += tooMuch || (one.secret.isEmpty() && !masked.equals(one.turns)) ? 1 : 0;
    }
    double recall = (double) covered / secrets;
    double kept = 1 - (double) spoilt / cases;
    System.out.printf(
        Locale.ROOT,
        "%s: %d cases, %d secrets, recall %.3f, cases without too much covered %.3f%n",
        file,
        cases,
        secrets,
        recall,
        kept);
    assertThat(recall).as("secrets covered").isGreaterThanOrEqualTo(0.93);
    assertThat(kept).as("cases without too much covered").isGreaterThanOrEqualTo(0.93);
  }

  /** Whether, wherever the secret stands, its last letter or digit is covered. */
  private static boolean isCovered(String secret, List<String> turns, List<String> masked) {
    int last = secret.length() - 1;
    while (!Character.isLetterOrDigit(secret.charAt(last))
        || "室户号".indexOf(secret.charAt(last)) >= 0) {
      last--;
    }
    for (int i = 0; i < turns.size(); i++) {
      for (int at = turns.get(i).indexOf(secret);
          at >= 0;
          at = turns.get(i).indexOf(secret, at + 1)) {
        int end =
            secret.matches("[\\u4e00-\\u9fa5]{2}")
                    && secret.length() == 2
                    && "医师女老主书警".indexOf(secret.charAt(1)) >= 0
                ? at
                : at + last;
        if (masked.get(i).charAt(end) != '*') {
          return false;
        }
      }
    }
    return true;
  }
}
