package org.hotline12345.models.recognition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.speech.Heard;
import org.vosk.Recognizer;

/**
 * One recogniser of the native library, for one utterance. The library ends the process on calls
 * after the end, on missing samples or a wrong length, and mixes up two threads: here each call is
 * alone, wrong ones are refused, and closing again does nothing. Thread-safe.
 */
final class NativeUtterance implements AutoCloseable {
  private static final int READINGS = 10;
  private static final int COMBINED = 3;
  private static final JsonMapper JSON = new JsonMapper();

  private final Recognizer recognizer;
  private final Runnable released;

  /** What the library took for whole utterances within this one, at pauses. */
  private final List<List<Reading>> parts = new ArrayList<>();

  private final StringBuilder before = new StringBuilder();
  private boolean closed;

  /**
   * @param likelihood logarithm, comparable within one part
   */
  private record Reading(String text, double likelihood) {}

  NativeUtterance(Recognizer recognizer, Runnable released) {
    this.recognizer = recognizer;
    this.released = released;
    recognizer.setMaxAlternatives(READINGS);
  }

  /** Hears samples; a pause in them may end a part. */
  synchronized void accept(short[] samples, int length) {
    requireOpen();
    if (length < 0 || length > samples.length) {
      throw new IllegalArgumentException(
          "length: " + length + " (expected: 0–" + samples.length + ")");
    }
    if (length > 0 && recognizer.acceptWaveForm(samples, length)) {
      endPart(recognizer.getResult());
    }
  }

  /** What is understood so far. */
  synchronized String soFar() {
    requireOpen();
    return before + plain(tree(recognizer.getPartialResult()).path("partial").asText());
  }

  /** Ends the utterance; closes it as well. */
  synchronized Heard end() {
    requireOpen();
    endPart(recognizer.getFinalResult());
    close();
    return combined();
  }

  private void endPart(String json) {
    List<Reading> readings = new ArrayList<>();
    for (JsonNode reading : tree(json).path("alternatives")) {
      String text = plain(reading.path("text").asText());
      if (readings.stream().noneMatch(other -> other.text.equals(text))) {
        readings.add(new Reading(text, reading.path("confidence").asDouble()));
      }
    }
    if (!readings.isEmpty() && !(readings.size() == 1 && readings.getFirst().text.isEmpty())) {
      parts.add(readings);
      before.append(readings.getFirst().text);
    }
  }

  /** The readings of all parts, joined; of each part beyond the best the few that follow. */
  private Heard combined() {
    List<Reading> joined = List.of(new Reading("", 0));
    for (List<Reading> part : parts) {
      List<Reading> longer = new ArrayList<>();
      int most = parts.size() == 1 ? READINGS : COMBINED;
      for (Reading head : joined) {
        for (Reading tail : part.subList(0, Math.min(most, part.size()))) {
          longer.add(
              new Reading(
                  head.text + tail.text,
                  head.likelihood + tail.likelihood - part.getFirst().likelihood));
        }
      }
      longer.sort((a, b) -> Double.compare(b.likelihood, a.likelihood));
      joined = longer.subList(0, Math.min(READINGS, longer.size()));
    }
    double sum = joined.stream().mapToDouble(reading -> Math.exp(reading.likelihood)).sum();
    return new Heard(
        joined.stream()
            .filter(reading -> !reading.text.isEmpty())
            .map(reading -> new Heard.Hypothesis(reading.text, Math.exp(reading.likelihood) / sum))
            .toList());
  }

  private static String plain(String text) {
    return text.replaceAll("\\[unk]|<[^>]*>|\\s+", "");
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the library's answer is no JSON", e);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("utterance is closed (expected: an open one)");
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      recognizer.close();
      released.run();
    }
  }
}
