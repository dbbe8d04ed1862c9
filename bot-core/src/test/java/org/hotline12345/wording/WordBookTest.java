package org.hotline12345.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WordBookTest {
  private final WordBook book =
      WordBook.of(
          List.of(
              synonyms("s1", "社保卡", "市民卡"),
              synonyms("s2", "房产证", "不动产权证书", "房本"),
              synonyms("s3", "医保", "医疗保险"),
              correction("c1", "浙江", "浙将"),
              new WordEntry("c2", 1, WordKind.CORRECTION, List.of("立水"), "丽水", List.of("成立水"), ""),
              place("p1", "331102", "城里头"),
              place("p2", "331102100", "老碧湖"),
              place("p3", "331126", "菇城")),
          List.of("市医保局", "庆元县"));

  @Test
  void correctsBeforeAnythingElse() {
    Reading reading = book.read("浙将社保卡怎么办");

    assertThat(reading.text()).isEqualTo("浙江社保卡怎么办");
    assertThat(reading.variants()).containsExactly("浙江市民卡怎么办");
    assertThat(reading.found())
        .extracting(Reading.Found::term, Reading.Found::start, Reading.Found::end)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("浙江", 0, 2),
            org.assertj.core.groups.Tuple.tuple("社保卡", 2, 5));
    assertThat(reading.found().getFirst().others()).containsExactly("浙将");
  }

  @Test
  void leavesWordsAloneThatOnlyContainTheTerm() {
    assertThat(book.correct("成立水务公司，在立水")).isEqualTo("成立水务公司，在丽水");
    assertThat(book.read("市医保局的电话").variants()).isEmpty();
    assertThat(book.read("医保怎么交").variants()).containsExactly("医疗保险怎么交");
  }

  @Test
  void replacesAllWordsFirstAndNeverMoreThanFourTimes() {
    assertThat(book.read("房产证和社保卡丢了").variants())
        .containsExactly("不动产权证书和市民卡丢了", "不动产权证书和社保卡丢了", "房产证和市民卡丢了", "房本和社保卡丢了");
  }

  @Test
  void readsFullWidthAndCapitals() {
    WordBook latin = WordBook.of(List.of(synonyms("s1", "ETC", "电子收费")), List.of());

    assertThat(latin.read("办ｅｔｃ要什么").variants()).containsExactly("办电子收费要什么");
  }

  @Test
  void tellsTheDivisionWhenThePlacesAgree() {
    assertThat(book.read("菇城怎么走").division()).isEqualTo("331126");
    assertThat(book.read("城里头到老碧湖").division()).isEqualTo("331102100");
    assertThat(book.read("菇城到老碧湖").division()).isNull();
    assertThat(book.read("庆元县怎么走").division()).isNull();
    assertThat(book.divisionsIn("去菇城")).containsExactly(new WordBook.Called(1, 3, "331126"));
  }

  @Test
  void recognisesNamesOfTheCityWhole() {
    assertThat(book.read("庆元县市医保局").found())
        .extracting(Reading.Found::term)
        .containsExactly("庆元县", "市医保局");
  }

  @Test
  void saysNothingWhenItKnowsNothing() {
    Reading reading = WordBook.EMPTY.read("社保卡");

    assertThat(reading.text()).isEqualTo("社保卡");
    assertThat(reading.changed()).isFalse();
    assertThat(reading.found()).isEmpty();
  }

  private static WordEntry synonyms(String id, String... terms) {
    return new WordEntry(id, 1, WordKind.SYNONYM, List.of(terms), null, List.of(), "");
  }

  private static WordEntry correction(String id, String target, String... terms) {
    return new WordEntry(id, 1, WordKind.CORRECTION, List.of(terms), target, List.of(), "");
  }

  private static WordEntry place(String id, String code, String... terms) {
    return new WordEntry(id, 1, WordKind.PLACE, List.of(terms), code, List.of(), "");
  }
}
