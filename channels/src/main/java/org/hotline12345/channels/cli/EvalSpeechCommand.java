package org.hotline12345.channels.cli;

import java.nio.file.Path;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.evaluation.SpeechEvaluation;
import org.hotline12345.models.catalogue.ModelCatalogue;
import org.hotline12345.models.recognition.RecognitionModels;
import org.hotline12345.models.recognition.Workers;
import org.hotline12345.speech.SpeechRecognizer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores recognition on recordings. */
@Command(
    name = "speech",
    description = {
      "Recognises wav files (PCM or G.711, 8 or 16 kHz) as a call would be, in a worker process,",
      "and scores them against transcripts: utterances, cer, exact, realTimeFactor; with a grammar",
      "also phraseAccuracy, rejected and wronglyTaken of the nearest phrase, picked as the dialogue",
      "picks it."
    })
final class EvalSpeechCommand implements Runnable {
  @Option(names = "--audio", required = true, paramLabel = "DIR", description = "Wav files.")
  private Path audio;

  @Option(
      names = "--refs",
      required = true,
      paramLabel = "R.tsv",
      description = "Transcripts: file, tab, transcript.")
  private Path references;

  @Option(
      names = "--grammar",
      paramLabel = "PHRASES.txt",
      description = "What may be said, one phrase a line; without it open dictation.")
  private @Nullable Path grammar;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "",
      description =
          "Catalogue name or folder of the model (default: speech.model, else the first here).")
  private String model;

  @Option(names = "--wrong", description = "List what was not understood.")
  private boolean wrong;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    HotlineConfig config = options.load();
    RecognitionModels models =
        new RecognitionModels(ModelCatalogue.shipped(), ModelsCommand.store(config));
    String chosen = model.isEmpty() ? config.speech().model() : model;
    try (SpeechRecognizer recognizer = models.recognizer(chosen, Workers.forCores(1).with(1, 1))) {
      if (!recognizer.missing().isEmpty()) {
        throw new IllegalStateException(recognizer.missing());
      }
      result.print(
          spec.commandLine().getOut(),
          new SpeechEvaluation(recognizer).run(audio, references, grammar, wrong),
          config.zone());
    }
  }
}
