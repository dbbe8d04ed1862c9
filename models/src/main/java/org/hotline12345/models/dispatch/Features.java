package org.hotline12345.models.dispatch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * What a message looks like to a linear model: the characters of the whole, the characters of its
 * heading apart, and its meaning. Immutable.
 *
 * @param dimension of the vectors, 0 without meaning
 */
record Features(Grams whole, Grams heading, int dimension) {
  /** What the heading weighs beside the whole; found by cross-validation, as is the next. */
  private static final double HEADING = 0.5;

  /** What the vector weighs beside the characters. */
  private static final double MEANING = 3.0;

  static Features ofHeadingAndWhole(List<Message> messages) {
    return new Features(
        whole(messages), Grams.learn(messages.stream().map(Message::heading).toList()), 0);
  }

  static Features ofMeaning(List<Message> messages, int dimension) {
    return new Features(whole(messages), Grams.learn(List.of()), dimension);
  }

  static Features ofWhole(List<Message> messages) {
    return new Features(whole(messages), Grams.learn(List.of()), 0);
  }

  private static Grams whole(List<Message> messages) {
    return Grams.learn(messages.stream().map(Message::whole).toList());
  }

  int size() {
    return dimension + whole.size() + heading.size();
  }

  /**
   * Hands over all values that are not 0: the vector's first, in their order.
   *
   * @param vector of {@link #dimension} numbers
   */
  void of(Message message, float[] vector, Grams.Sink to) {
    for (int i = 0; i < dimension; i++) {
      to.take(i, vector[i] * MEANING);
    }
    whole.of(message.whole(), 1, (place, value) -> to.take(dimension + place, value));
    int after = dimension + whole.size();
    heading.of(message.heading(), HEADING, (place, value) -> to.take(after + place, value));
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(dimension);
    whole.write(out);
    heading.write(out);
  }

  static Features read(DataInput in) throws IOException {
    int dimension = in.readInt();
    return new Features(Grams.read(in), Grams.read(in), dimension);
  }
}
