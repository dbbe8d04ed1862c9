package org.hotline12345.models.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.junit.jupiter.api.Test;

class TextClassifierTest {
  private final TextClassifierTrainer trainer =
      new TextClassifierTrainer(EmbeddingModels.bgeSmallZh());

  private static List<Labelled> lampsAndWater() {
    List<Labelled> examples = new ArrayList<>();
    for (String street : List.of("中山街", "丽阳街", "大洋路", "北苑路", "灯塔街", "花园路")) {
      examples.add(new Labelled(Message.of(street + "的路灯坏了，晚上一片黑"), "灯"));
      examples.add(new Labelled(Message.of(street + "停水两天了，一滴水都没有"), "水"));
      examples.add(new Labelled(Message.of(street + "的公交车老是不来"), "车"));
    }
    return examples;
  }

  @Test
  void tellsApartWhatItLearned() {
    TextClassifier model = trainer.learn(lampsAndWater());
    assertThat(model.guesses(Message.of("解放街路灯不亮")).getFirst().label()).isEqualTo("灯");
    assertThat(model.guesses(Message.of("解放街没有水")).getFirst().label()).isEqualTo("水");
    assertThat(model.guesses(Message.of("解放街公交车")).stream().mapToDouble(Guess::probability).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void tellsTwoLabelsApart() {
    List<Labelled> two =
        lampsAndWater().stream().filter(example -> !example.label().equals("车")).toList();
    TextClassifier model = trainer.learn(two);
    assertThat(model.guesses(Message.of("路灯坏了")).getFirst().label()).isEqualTo("灯");
    assertThat(model.guesses(Message.of("停水了")).getFirst().label()).isEqualTo("水");
  }

  @Test
  void findsByMeaningWhatSharesNoWord() {
    TextClassifier model = trainer.learnMeaning(lampsAndWater());
    assertThat(model.guesses(Message.of("夜里走路要打手电筒")).getFirst().label()).isEqualTo("灯");
  }

  @Test
  void isTheSameAfterWritingAndReading() throws Exception {
    TextClassifier model = trainer.learn(lampsAndWater());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    model.write(new DataOutputStream(out));
    TextClassifier read =
        TextClassifier.read(
            new DataInputStream(new ByteArrayInputStream(out.toByteArray())),
            EmbeddingModels.bgeSmallZh());
    Message asked = Message.of("解放街路灯不亮");
    assertThat(read.guesses(asked).getFirst().probability())
        .isCloseTo(model.guesses(asked).getFirst().probability(), within(0.01));
  }

  @Test
  void refusesToLearnOneLabel() {
    assertThatThrownBy(() -> trainer.learn(List.of(new Labelled(Message.of("路灯"), "灯"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels: [灯] (expected: at least two different ones)");
  }
}
