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

  private final TextClassifier model;
  private final String source;

  private DayOne(TextClassifier model, String source) {
    this.model = model;
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
      return new DayOne(TextClassifier.read(data, embedding), source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Learns it anew; a minute. */
  static DayOne learn(EmbeddingModel embedding, List<Example> examples) {
    return new DayOne(
        new TextClassifierTrainer(embedding)
            .learnMeaning(
                examples.stream()
                    .map(example -> new Labelled(Message.of(example.said()), example.clause()))
                    .toList()),
        hash(examples));
  }

  /** Every clause and {@code -} with its probability, likeliest first. */
  public List<Guess> clauses(String what) {
    return model.guesses(Message.of(what));
  }

  /** Hash of the sentences this was learned from. */
  String source() {
    return source;
  }

  void write(OutputStream to) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(to))) {
      out.writeUTF(source);
      model.write(out);
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
