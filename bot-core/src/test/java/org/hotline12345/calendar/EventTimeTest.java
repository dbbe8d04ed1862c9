package org.hotline12345.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTimeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @ParameterizedTest
  @CsvSource({
    "2026-11-21 晚上, 11月21日（周六）晚上",
    "2025-12-03, 2025年12月3日（周三）",
    "2026-11-18T09:00, 11月18日（周三）09:00",
    "2026-10-01/2026-10-07, 10月1日（周四）至10月7日（周三）",
    "2026-11-19/2026-11-22, 11月19日（周四）至今",
    "repeats daily 22:00-03:00, 每天22:00至03:00",
    "repeats weekly MO-FR 07:00, 每周一至周五07:00",
    "'repeats weekly SA,SU', 每周六、周日",
    "repeats monthly 15, 每月15日",
    "repeats daily noon, 每天中午",
    "repeats yearly, 每年"
  })
  void isReadBackAndToldInWords(String text, String words) {
    EventTime time = EventTime.parse(text);
    assertThat(time.text()).isEqualTo(text);
    assertThat(time.words(TODAY)).isEqualTo(words);
  }

  @Test
  void isOneLineOfJson() throws Exception {
    JsonMapper json = JsonMapper.builder().build();
    EventTime time = EventTime.parse("2026-11-21 晚上");
    String written = json.writerFor(EventTime.class).writeValueAsString(time);
    assertThat(written).isEqualTo("\"2026-11-21 晚上\"");
    assertThat(json.readValue(written, EventTime.class)).isEqualTo(time);
  }

  @Test
  void festivalsAreThoseThatHaveBegun() {
    Festivals festivals = Festivals.shipped();
    assertThat(festivals.find("国庆", 0, TODAY).map(EventTime::text))
        .contains("2026-10-01/2026-10-07");
    assertThat(festivals.find("国庆", 2025, TODAY).map(EventTime::text))
        .contains("2025-10-01/2025-10-08");
    assertThat(festivals.find("圣诞节", 0, TODAY).map(EventTime::text)).contains("2025-12-25");
    assertThat(festivals.newYear(-1, TODAY)).contains(LocalDate.of(2026, 2, 16));
  }
}
