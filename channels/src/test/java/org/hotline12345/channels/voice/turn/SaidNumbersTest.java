package org.hotline12345.channels.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.hotline12345.calendar.Festivals;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.facts.Facts;
import org.hotline12345.organisation.Gazetteer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that the bot says is the same number when the caller says it back. */
class SaidNumbersTest {
  private final FactExtractor extractor =
      new FactExtractor(
          Gazetteer.shipped(), Festivals.shipped(), SettableClock.at("2026-11-23T09:00"));

  /** The digits as they are heard, with the pauses that a recogniser does not write. */
  private static String digitsHeard(String written) {
    return SpokenReplies.sentences(written).stream()
        .collect(Collectors.joining())
        .chars()
        .filter(c -> "零幺一二三四五六七八九".indexOf(c) >= 0)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800001234",
        "13911111111",
        "18600000000",
        "17712345678",
        "19157812005",
        "15010101010"
      })
  void aPhone(String phone) {
    String heard = digitsHeard("电话：" + phone + "。");
    assertThat(heard).hasSize(phone.length()).doesNotContain("一");
    assertThat(extractor.extract(heard).phone()).isEqualTo(phone);
    assertThat(extractor.extract("我的电话是" + heard).phone()).isEqualTo(phone);
    assertThat(extractor.extract(heard.replace('幺', '一')).phone()).isEqualTo(phone);
    String grouped = heard.substring(0, 3) + "，" + heard.substring(3, 7) + "，" + heard.substring(7);
    assertThat(extractor.extract("对，" + grouped).phone()).isEqualTo(phone);
  }

  @ParameterizedTest
  @CsvSource({
    "0578-2091234,05782091234",
    "0578-12345,057812345",
    "400-820-8820,4008208820",
  })
  void aNumberToDialIsSaidDigitByDigit(String written, String digits) {
    assertThat(digitsHeard("请拨打" + written + "。")).isEqualTo(SpokenReplies.digits(digits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LS261122000019", "LS261011001102", "LS270101111119"})
  void anOrder(String number) {
    String heard = digitsHeard("工单编号**" + number + "**，请记下。");
    assertThat(heard).hasSize(number.length() - 2);
    Facts plain = extractor.extract(heard);
    assertThat(plain.orderNumber()).isEqualTo(number);
    assertThat(plain.phone()).isEmpty();
    assertThat(extractor.extract("我要查工单" + heard + "办得怎么样了").orderNumber()).isEqualTo(number);
    assertThat(extractor.extract(heard.replace('幺', '一')).orderNumber()).isEqualTo(number);
  }
}
