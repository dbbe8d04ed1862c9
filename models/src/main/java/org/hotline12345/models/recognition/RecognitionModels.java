package org.hotline12345.models.recognition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hotline12345.models.catalogue.CatalogueEntry;
import org.hotline12345.models.catalogue.ModelCatalogue;
import org.hotline12345.models.catalogue.ModelException;
import org.hotline12345.models.catalogue.ModelStore;
import org.hotline12345.speech.SpeechRecognizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which recognition models are here, and the recogniser with one of them. Thread-safe. */
public final class RecognitionModels {
  private static final Logger LOG = LoggerFactory.getLogger(RecognitionModels.class);

  private final ModelCatalogue catalogue;
  private final ModelStore store;

  public RecognitionModels(ModelCatalogue catalogue, ModelStore store) {
    this.catalogue = catalogue;
    this.store = store;
  }

  /**
   * The model chosen, if it is here.
   *
   * @param chosen a name of the catalogue, a folder, or empty for the first of the catalogue that
   *     is here, which puts models for tests last
   * @throws java.util.NoSuchElementException for a name that is neither
   */
  public Optional<VoskModelFolder> find(String chosen) {
    if (!chosen.isEmpty() && Files.isDirectory(Path.of(chosen))) {
      return Optional.of(VoskModelFolder.open(Path.of(chosen)));
    }
    List<CatalogueEntry> wanted =
        chosen.isEmpty() ? recognition() : List.of(catalogue.entry(chosen));
    for (CatalogueEntry entry : wanted) {
      Optional<Path> here = located(entry);
      if (here.isPresent()) {
        if (entry.archive() != null && entry.archive().forTests()) {
          LOG.warn("model {} is for tests: fit for fixed phrases only", entry.id());
        }
        return here.map(VoskModelFolder::open);
      }
    }
    return Optional.empty();
  }

  private Optional<Path> located(CatalogueEntry entry) {
    try {
      return store.located(entry).filter(VoskModelFolder::isModel);
    } catch (ModelException e) {
      LOG.warn("model {} cannot be used: {}", entry.id(), e.getMessage());
      return Optional.empty();
    }
  }

  private List<CatalogueEntry> recognition() {
    return catalogue.entries().stream()
        .filter(entry -> entry.purpose().equals(CatalogueEntry.RECOGNITION))
        .toList();
  }

  /** A recogniser with the model chosen; without it one that says what is missing. */
  public SpeechRecognizer recognizer(String chosen, Workers workers) {
    Optional<VoskModelFolder> model = find(chosen);
    return model.isPresent()
        ? new VoskRecognizer(model.get(), workers)
        : new AbsentRecognizer(missing(chosen));
  }

  private String missing(String chosen) {
    CatalogueEntry entry = chosen.isEmpty() ? recognition().getFirst() : catalogue.entry(chosen);
    CatalogueEntry.Archive archive = entry.archive();
    String elsewhere =
        archive == null || archive.address() == null
            ? entry.source()
            : archive.address().toString();
    return "没有语音识别模型 "
        + entry.id()
        + "。能上网的机器：./hotline models fetch "
        + entry.id()
        + "；不能上网的机房：在别处下载 "
        + elsewhere
        + "，拷贝过来后运行 ./hotline models fetch "
        + entry.id()
        + " --from 文件。其他功能照常使用。";
  }
}
