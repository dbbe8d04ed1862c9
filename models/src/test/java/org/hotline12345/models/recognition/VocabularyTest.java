package org.hotline12345.models.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hotline12345.models.catalogue.ModelCatalogue;
import org.hotline12345.models.catalogue.ModelStore;
import org.hotline12345.speech.SpeechRecognizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyTest {
  private final Vocabulary vocabulary =
      new Vocabulary(List.of("小区", "小", "区", "夜间", "施工", "噪音", "扰民", "工", "施"));

  @Test
  void phrasesAreCutIntoAsFewWordsAsPossible() {
    assertThat(vocabulary.segment("小区夜间施工")).containsExactly("小区", "夜间", "施工");
  }

  @Test
  void whatTheModelDoesNotKnowIsLeftOut() {
    assertThat(vocabulary.segment("小区𠀀夜间X施工！")).containsExactly("小区", "夜间", "施工");
    assertThat(vocabulary.grammar(List.of("天气", "!"))).isEmpty();
    assertThat(vocabulary.grammar(List.of("小区噪音", "天气", "小区噪音"))).isEqualTo("[\"小区 噪音\"]");
  }

  @Test
  void aModelThatMarksTheRestMayAnswerWithIt() {
    assertThat(new Vocabulary(List.of("是", "[unk]")).grammar(List.of("是")))
        .isEqualTo("[\"是\",\"[unk]\"]");
  }

  @Test
  void withoutAModelWhatIsMissingIsSaidInChinese(@TempDir Path empty) {
    ModelStore store = new ModelStore(empty, List.of());
    try (SpeechRecognizer none =
        new RecognitionModels(ModelCatalogue.shipped(), store)
            .recognizer("", Workers.forCores(1))) {
      assertThat(none.missing())
          .contains("没有语音识别模型 vosk-model-small-cn-0.22")
          .contains("models fetch")
          .contains("--from");
    }
    assertThat(ModelStore.usual(empty, Map.of()).folder()).isEqualTo(empty);
  }
}
