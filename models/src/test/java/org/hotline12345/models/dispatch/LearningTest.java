package org.hotline12345.models.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.organisation.DutyModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path data;
  private final DayOne dayOne = DayOne.shipped(EmbeddingModels.bgeSmallZh());
  private ModelFolder folder = new ModelFolder(Path.of("unused"));
  private Learning learning = new Learning(folder, dayOne, EmbeddingModels.bgeSmallZh(), CLOCK);

  @BeforeEach
  void newFolder() {
    folder = new ModelFolder(data.resolve("models"));
    learning = new Learning(folder, dayOne, EmbeddingModels.bgeSmallZh(), CLOCK);
  }

  /** A city where stray dogs are the police's. */
  private static List<Labelled> orders(int from, int to) {
    List<Labelled> orders = new ArrayList<>();
    for (int i = from; i < to; i++) {
      orders.add(new Labelled(Message.of("小区第" + i + "幢楼下有流浪狗咬人，电话13812345678"), "police"));
      orders.add(new Labelled(Message.of("第" + i + "号路灯杆下面的路灯不亮"), "construction"));
    }
    return orders;
  }

  private static double accuracy(DutyModel model, List<Labelled> messages) {
    return messages.stream()
        .mapToInt(
            m -> {
              DutyModel.Opinion opinion = model.opinion(m.message().text());
              return opinion.units().getOrDefault(m.label(), 0.0) > 0.5 ? 1 : 0;
            })
        .average()
        .orElse(0);
  }

  @Test
  void learnsUsesAndMasks() throws Exception {
    Learning.Outcome outcome =
        learning.learn(orders(0, 60), 40, LearningTest::accuracy).orElseThrow();
    assertThat(outcome.used()).isTrue();
    assertThat(folder.inUse()).isEqualTo("v0001");
    assertThat(outcome.version().accuracy()).isGreaterThan(0.9);
    assertThat(outcome.version().examples() + outcome.version().heldOut()).isEqualTo(120);
    OrdersModel model = folder.load("v0001", EmbeddingModels.bgeSmallZh());
    assertThat(model.evidence()).containsKeys("police", "construction");
    try (var in =
        new java.util.zip.GZIPInputStream(
            Files.newInputStream(data.resolve("models/v0001.model")))) {
      assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .contains("流浪狗")
          .doesNotContain("678");
    }
  }

  @Test
  void learnsNothingFromTheSameOrders() {
    learning.learn(orders(0, 30), 40, LearningTest::accuracy);
    assertThat(learning.learn(orders(0, 30), 40, LearningTest::accuracy)).isEmpty();
    assertThat(learning.learn(orders(0, 40), 40, LearningTest::accuracy)).isPresent();
    assertThat(folder.versions()).hasSize(2);
  }

  @Test
  void anotherLabelForTheSameWordsIsNew() {
    learning.learn(orders(0, 30), 40, LearningTest::accuracy);
    List<Labelled> corrected = orders(0, 30);
    corrected.set(0, new Labelled(corrected.getFirst().message(), "construction"));
    assertThat(learning.learn(corrected, 40, LearningTest::accuracy)).isPresent();
    List<Labelled> shuffled = new ArrayList<>(corrected.reversed());
    assertThat(learning.learn(shuffled, 40, LearningTest::accuracy)).as("in any order").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // orders of each kind, share right before and after, what becomes of it
    "10, .5, 1, UNPROVEN",
    "60, .5, .5, UNPROVEN",
    "60, .5, .6, USED",
    "60, .5, .4, WORSE",
    "200, .5, .5, USED",
    "200, .5, .4999, WORSE",
  })
  void theLessIsHeldBackTheStricter(
      int orders, double before, double after, Learning.Verdict verdict) {
    Learning.Outcome outcome =
        learning
            .learn(
                orders(0, orders),
                40,
                (model, messages) -> model.opinion("路灯").version().isEmpty() ? before : after)
            .orElseThrow();
    assertThat(outcome.verdict())
        .as("%d held back", outcome.version().heldOut())
        .isEqualTo(verdict);
    assertThat(folder.inUse()).isEqualTo(verdict == Learning.Verdict.USED ? "v0001" : "");
  }

  @Test
  void keepsTheOldVersionWhenTheNewOneIsWorse() {
    learning.learn(orders(0, 30), 40, LearningTest::accuracy);
    Learning.Outcome outcome =
        learning
            .learn(
                orders(0, 40),
                40,
                (model, messages) -> model.opinion("路灯").version().equals("v0001") ? 0.9 : 0.8)
            .orElseThrow();
    assertThat(outcome.used()).isFalse();
    assertThat(folder.inUse()).isEqualTo("v0001");
    assertThat(folder.versions()).hasSize(2);
    folder.use("v0002");
    assertThat(folder.inUse()).isEqualTo("v0002");
    assertThatThrownBy(() -> folder.use("v0009"))
        .hasMessage("version: v0009 (expected one of: [v0001, v0002])");
  }

  @Test
  void refusesADamagedModelAndGoesOnWithDayOne() throws Exception {
    learning.learn(orders(0, 30), 40, LearningTest::accuracy);
    Path file = data.resolve("models/v0001.model");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> folder.load("v0001", EmbeddingModels.bgeSmallZh()))
        .hasMessageContaining("checksum");
    DutyModel watch = new VersionWatch(dayOne, folder, EmbeddingModels.bgeSmallZh(), CLOCK);
    assertThat(watch.opinion("路灯不亮").version()).isEmpty();
    assertThat(watch.opinion("路灯不亮").clauses()).isNotEmpty();
  }

  @Test
  void fewOrdersAreNotHeard() {
    assertThat(OrdersModel.evidence(java.util.Map.of("police", 9, "fire", 40), 40))
        .containsOnly(java.util.Map.entry("fire", 0.5));
  }
}
