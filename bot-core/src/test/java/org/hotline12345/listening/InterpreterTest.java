package org.hotline12345.listening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12345.listening.Interpreter.Meaning;
import org.hotline12345.speech.Expected;
import org.hotline12345.speech.Heard;
import org.junit.jupiter.api.Test;

class InterpreterTest {
  private static final List<String> CHOICES =
      List.of("路灯坏了", "夜间施工噪音", "是的", "不是", "有人持刀", "着火了", "转人工");

  private final Interpreter interpreter = new Interpreter(new Interpreter.Settings(0.6, 0.4));

  private Meaning meaning(boolean joined, String... readings) {
    Heard heard =
        new Heard(
            Stream.of(readings)
                .map(reading -> new Heard.Hypothesis(reading, 1.0 / readings.length))
                .toList());
    List<String> sentences = List.of("青田县鹤城街道", "人民路", "小区门口", "夜间施工噪音", "影响休息");
    List<String> all = new ArrayList<>(CHOICES);
    all.addAll(sentences);
    return interpreter.meaning(
        heard, new Expectation(new Expected.Phrases(all), CHOICES, joined, false, 0));
  }

  @Test
  void aWrongReadingOfYesIsNoEmergency() {
    assertThat(meaning(false, "持刀", "是的")).isEqualTo(new Meaning.Words("是的"));
  }

  @Test
  void anEmergencyPlainlyHeardComesFirst() {
    assertThat(meaning(false, "着火了")).isEqualTo(new Meaning.Words("着火了"));
  }

  @Test
  void anEmergencyPerhapsHeardIsAskedBack() {
    assertThat(meaning(false, "算了垃圾树木有人持刀")).isInstanceOf(Meaning.Guess.class);
  }

  @Test
  void wordsThatNeverStandSoAreNotTakenForASentence() {
    assertThat(meaning(false, "休息青田小区人民夜间门口")).isInstanceOf(Meaning.Nothing.class);
    assertThat(meaning(false, "夜间施工噪音影响休息")).isEqualTo(new Meaning.Words("夜间施工噪音影响休息"));
  }

  @Test
  void anAddressIsTakenAsHeard() {
    assertThat(meaning(true, "青田县鹤城街道人民路")).isEqualTo(new Meaning.Words("青田县鹤城街道人民路"));
  }

  @Test
  void ofSeveralReadingsOfANumberTheOneOfTheRightLengthCounts() {
    Heard heard =
        new Heard(
            List.of(
                new Heard.Hypothesis("幺三八零零零零幺二二三四", 0.5),
                new Heard.Hypothesis("幺三八零零零零幺二三四", 0.3)));
    Expected expected = new Expected.Phrases(SpokenNumbers.mobiles());
    assertThat(interpreter.meaning(heard, new Expectation(expected, List.of(), true, true, 11)))
        .isEqualTo(new Meaning.Words("幺三八零零零零幺二三四"));
  }

  @Test
  void inMobileNumbersEachDigitFollowsEachOther() {
    String all = String.join(" ", SpokenNumbers.mobiles());
    String digits = "零幺二三四五六七八九";
    for (int i = 0; i < digits.length(); i++) {
      for (int j = 0; j < digits.length(); j++) {
        assertThat(all).contains("" + digits.charAt(i) + digits.charAt(j));
      }
    }
  }

  @Test
  void oneWrongDigitOfTheNumberIsAmongTheCorrections() {
    assertThat(SpokenNumbers.corrections("13800003034")).contains("不是三零是四零", "不是三四是五四");
  }
}
