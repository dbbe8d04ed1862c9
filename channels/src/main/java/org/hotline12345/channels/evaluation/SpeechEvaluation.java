package org.hotline12345.channels.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12345.speech.Expected;
import org.hotline12345.speech.Heard;
import org.hotline12345.speech.PhraseMatcher;
import org.hotline12345.speech.Resampler;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.SpeechRecognizer;
import org.hotline12345.speech.Wav;
import org.jspecify.annotations.Nullable;

/**
 * Recognises recordings and scores what was understood against transcripts. With phrases, the
 * nearest is picked as the dialogue does, and counts as right when it is the transcript.
 */
public final class SpeechEvaluation {
  private static final int FRAME_MILLIS = 20;

  private final SpeechRecognizer recognizer;

  public SpeechEvaluation(SpeechRecognizer recognizer) {
    this.recognizer = recognizer;
  }

  /**
   * The result.
   *
   * @param utterances how many were recognised
   * @param cer character errors (replaced, left out, added) per character of the transcripts
   * @param phraseAccuracy share of utterances whose phrase was picked; null without phrases
   * @param exact share recognised without any error
   * @param rejected share for which no phrase was near enough; null without phrases
   * @param wronglyTaken share for which another phrase was picked; null without phrases
   * @param realTimeFactor seconds of work per second of sound, one utterance at a time
   * @param finalMillisP50 median time from the last sample to the result, everything sent at once
   * @param wrong what was not picked, when asked for
   */
  public record Scores(
      int utterances,
      double cer,
      @Nullable Double phraseAccuracy,
      double exact,
      @Nullable Double rejected,
      @Nullable Double wronglyTaken,
      double realTimeFactor,
      double finalMillisP50,
      @Nullable List<Wrong> wrong) {}

  /**
   * An utterance not understood.
   *
   * @param picked the phrase taken for it, empty for none
   */
  public record Wrong(
      String file, String expected, String heard, String picked, double confidence) {}

  private record Reference(String file, String text) {}

  /** Scores all transcripts whose sound is in the folder. */
  public Scores run(Path audio, Path references, @Nullable Path grammar, boolean listWrong) {
    List<Reference> cases = references(references);
    List<String> phrases = grammar == null ? List.of() : lines(grammar);
    if (grammar != null && phrases.isEmpty()) {
      throw new IllegalArgumentException(grammar + ": no phrases (expected: one a line)");
    }
    Expected expected = phrases.isEmpty() ? new Expected.Anything() : new Expected.Phrases(phrases);
    PhraseMatcher matcher = PhraseMatcher.of(phrases);
    Tally tally = new Tally();
    for (Reference reference : cases) {
      Sound sound = Wav.read(audio.resolve(reference.file()));
      long began = System.nanoTime();
      Timed timed = recognise(fitting(sound), expected);
      tally.spent += System.nanoTime() - began;
      tally.lasted += sound.duration().toNanos();
      tally.finals.add(timed.finalMillis());
      tally.count(reference, timed.heard(), phrases.isEmpty() ? null : matcher);
    }
    return tally.scores(!phrases.isEmpty(), listWrong);
  }

  private static Sound fitting(Sound sound) {
    return sound.rate() == 8000 || sound.rate() == 16_000 ? sound : Resampler.at(16_000, sound);
  }

  private record Timed(Heard heard, double finalMillis) {}

  private Timed recognise(Sound sound, Expected expected) {
    short[] samples = sound.samples();
    int frame = sound.rate() * FRAME_MILLIS / 1000;
    try (SpeechRecognizer.Utterance utterance = recognizer.begin(expected, sound.rate())) {
      for (int from = 0; from < samples.length; from += frame) {
        utterance.hear(samples, from, Math.min(frame, samples.length - from));
      }
      long last = System.nanoTime();
      Heard heard = utterance.end();
      return new Timed(heard, (System.nanoTime() - last) / 1e6);
    }
  }

  /** Counts as the utterances are recognised. */
  private static final class Tally {
    private final List<Wrong> wrong = new ArrayList<>();
    private final List<Double> finals = new ArrayList<>();
    private long spent;
    private long lasted;
    private int characters;
    private int errors;
    private int exact;
    private int picked;
    private int rejected;
    private int utterances;

    void count(Reference reference, Heard heard, @Nullable PhraseMatcher matcher) {
      String expected = plain(reference.text());
      String text = plain(heard.text());
      int apart = apart(expected, text);
      utterances++;
      characters += expected.length();
      errors += apart;
      exact += apart == 0 ? 1 : 0;
      if (matcher == null) {
        if (apart > 0) {
          wrong.add(new Wrong(reference.file(), expected, text, "", 0));
        }
        return;
      }
      Optional<PhraseMatcher.Match> match = matcher.match(heard);
      String phrase = match.map(PhraseMatcher.Match::phrase).orElse("");
      rejected += match.isEmpty() ? 1 : 0;
      if (match.isPresent() && plain(phrase).equals(expected)) {
        picked++;
      } else {
        double confidence =
            matcher.nearest(heard, 1).stream()
                .mapToDouble(PhraseMatcher.Match::confidence)
                .findFirst()
                .orElse(0);
        wrong.add(new Wrong(reference.file(), expected, text, phrase, confidence));
      }
    }

    Scores scores(boolean withPhrases, boolean listWrong) {
      double all = Math.max(1, utterances);
      List<Double> sorted = finals.stream().sorted().toList();
      return new Scores(
          utterances,
          (double) errors / Math.max(1, characters),
          withPhrases ? picked / all : null,
          exact / all,
          withPhrases ? rejected / all : null,
          withPhrases ? (utterances - picked - rejected) / all : null,
          (double) spent / Math.max(1, lasted),
          sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2),
          listWrong ? wrong : null);
    }
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.chars().filter(Character::isLetterOrDigit).forEach(c -> plain.append((char) c));
    return plain.toString();
  }

  /** Fewest replacements, omissions and additions. */
  private static int apart(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }

  private static List<Reference> references(Path file) {
    List<Reference> references = new ArrayList<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      String[] cells = line.split("\t", -1);
      if (cells.length < 2 || cells[0].isBlank()) {
        throw new IllegalArgumentException(
            file + ":" + number + ": " + cells.length + " columns (expected: file, transcript)");
      }
      references.add(new Reference(cells[0], cells[1]));
    }
    return references;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .map(line -> line.replace("\uFEFF", ""))
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e, e);
    }
  }
}
