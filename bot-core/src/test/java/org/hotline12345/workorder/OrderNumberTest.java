package org.hotline12345.workorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderNumberTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final String FIRST = OrderNumber.of(DAY, 1).text();

  @Test
  void isMadeOfDaySequenceAndCheckDigit() {
    assertThat(FIRST).matches("LS261123000010|LS26112300001[0-9]").hasSize(14);
    assertThatThrownBy(() -> OrderNumber.of(DAY, 100_000))
        .hasMessage("order sequence: 100000 (expected: 1–99999)");
    assertThatThrownBy(() -> OrderNumber.of(DAY, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isFoundHoweverItIsWritten() {
    String digits = FIRST.substring(2);
    String spaced =
        digits.substring(0, 6) + " " + digits.substring(6, 11) + "-" + digits.charAt(11);
    StringBuilder wide = new StringBuilder("ＬＳ");
    digits.chars().forEach(c -> wide.append((char) (c - '0' + '０')));
    for (String written :
        new String[] {
          FIRST,
          FIRST.toLowerCase(java.util.Locale.ROOT),
          digits,
          "ls " + digits,
          "LS-" + spaced,
          wide.toString(),
          "我的单号是" + digits + "，办得怎么样了",
          "电话13800138000，单号" + FIRST
        }) {
      assertThat(OrderNumber.in(written)).as(written).map(OrderNumber::text).contains(FIRST);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "LS", "13800138000", "110101199003078515", "LS12345", "20261123", "单号忘了"})
  void otherNumbersAreNotOrderNumbers(String text) {
    assertThat(OrderNumber.in(text)).isEmpty();
  }

  @Test
  void everySingleMistypedDigitIsNoticed() {
    Random random = new Random(12345);
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      String number =
          OrderNumber.of(DAY.plusDays(random.nextInt(3000)), 1 + random.nextInt(99_999)).text();
      numbers.add(number);
      int at = 2 + random.nextInt(12);
      char wrong = (char) ('0' + (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
      String mistyped = number.substring(0, at) + wrong + number.substring(at + 1);
      assertThat(OrderNumber.in(mistyped)).as(number + " as " + mistyped).isEmpty();
    }
    assertThat(numbers).hasSizeGreaterThan(490);
  }
}
