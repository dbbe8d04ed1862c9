package org.hotline12345.models.dispatch;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hotline12345.organisation.DutyExamples.Example;

/**
 * Which clause of the duty list a matter belongs to, learned from the sentences that come with the
 * software: what a city knows before it has any orders of its own.
 */
public final class DayOne {
  static final String FILE = "duty-model.bin";

  /**
   * How the linear model's probability and the nearest sentence's cosine count in the exponent;
   * chosen on the development cases of docs/eval.
   */
  private static final double LINEAR = 0.8;

  private static final double NEAREST = 25;

  private static final double LEAST = 1e-3;

  private final TextClassifier model;
  private final NearestSentences sentences;
  private final String source;

  private DayOne(TextClassifier model, NearestSentences sentences, String source) {
    this.model = model;
    this.sentences = sentences;
    this.source = source;
  }

  /**
   * The model that ships with the program.
   *
   * @param embedding the model whose vectors it was learned from
   * @throws UncheckedIOException when the file beside this class is missing or damaged
   */
  public static DayOne shipped(EmbeddingModel embedding) {
    try (InputStream in = Objects.requireNonNull(DayOne.class.getResourceAsStream(FILE), FILE);
        DataInputStream data = new DataInputStream(new GZIPInputStream(in))) {
      String source = data.readUTF();
      return new DayOne(TextClassifier.read(data, embedding), NearestSentences.read(data), source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Learns it anew; a minute. */
  static DayOne learn(EmbeddingModel embedding, List<Example> examples) {
    List<Labelled> sentences =
        examples.stream()
            .map(example -> new Labelled(Message.of(example.said()), example.clause()))
            .toList();
    TextClassifierTrainer trainer = new TextClassifierTrainer(embedding);
    TextClassifier model = trainer.learnMeaning(sentences);
    return new DayOne(
        model,
        new NearestSentences(
            trainer.vectors(sentences.stream().map(Labelled::message).toList()),
            sentences.stream().mapToInt(s -> model.labels().indexOf(s.label())).toArray()),
        hash(examples));
  }

  /** Every clause and {@code -} with its probability, likeliest first. */
  public List<Guess> clauses(String what) {
    Message message = Message.of(what);
    float[] vector = model.vector(message);
    double[] nearest = sentences.cosines(vector, model.labels().size());
    List<Guess> both = new ArrayList<>();
    double sum = 0;
    for (Guess guess : model.guesses(message, vector)) {
      double weight =
          Math.pow(Math.max(LEAST, guess.probability()), LINEAR)
              * Math.exp(NEAREST * (nearest[model.labels().indexOf(guess.label())] - 1));
      both.add(new Guess(guess.label(), weight));
      sum += weight;
    }
    double all = sum;
    return both.stream()
        .map(guess -> new Guess(guess.label(), guess.probability() / all))
        .sorted(Comparator.comparingDouble(Guess::probability).reversed())
        .toList();
  }

  /** Hash of the sentences this was learned from. */
  String source() {
    return source;
  }

  void write(OutputStream to) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(to))) {
      out.writeUTF(source);
      model.write(out);
      sentences.write(out);
    }
  }

  /** Tells one set of sentences from another. */
  static String hash(List<Example> examples) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Example example : examples) {
        digest.update(
            (example.clause() + "\t" + example.said() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
