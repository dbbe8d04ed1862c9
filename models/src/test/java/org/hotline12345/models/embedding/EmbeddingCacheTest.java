package org.hotline12345.models.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingCacheTest {
  private static final int RECORD = 16 + 4 * 4 + 4;

  @TempDir Path dir;

  private EmbeddingCache open() {
    return new EmbeddingCache(dir.resolve("sub/vectors"), 4);
  }

  private void fill(int vectors) {
    try (EmbeddingCache cache = open()) {
      for (int i = 0; i < vectors; i++) {
        cache.put("m", "text " + i, new float[] {i, -i, 0.5f, 1});
      }
    }
  }

  @Test
  void remembersOverARestart() {
    fill(3);
    try (EmbeddingCache cache = open()) {
      assertThat(cache.size()).isEqualTo(3);
      assertThat(cache.get("m", "text 2")).containsExactly(2, -2, 0.5f, 1);
      assertThat(cache.get("m", "other")).isNull();
      assertThat(cache.get("another model", "text 2")).isNull();
      assertThat(cache.damaged()).isZero();
    }
  }

  @Test
  void cutsAtEveryByteLosesOnlyTheTornRecord() throws IOException {
    fill(3);
    Path file = dir.resolve("sub/vectors");
    byte[] whole = Files.readAllBytes(file);
    for (int length = whole.length - 1; length >= whole.length - RECORD; length--) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      try (EmbeddingCache cache = open()) {
        assertThat(cache.size()).as("cut at %d", length).isEqualTo(2);
        cache.put("m", "after", new float[] {9, 9, 9, 9});
      }
      try (EmbeddingCache cache = open()) {
        assertThat(cache.get("m", "text 1")).containsExactly(1, -1, 0.5f, 1);
        assertThat(cache.get("m", "after")).containsExactly(9, 9, 9, 9);
        assertThat(cache.damaged()).isZero();
      }
    }
  }

  @Test
  void skipsARecordThatRottedInTheMiddle() throws IOException {
    fill(3);
    try (RandomAccessFile raw = new RandomAccessFile(dir.resolve("sub/vectors").toFile(), "rw")) {
      raw.seek(12 + RECORD + 20);
      raw.write(new Random(1).nextInt(1, 255));
    }
    try (EmbeddingCache cache = open()) {
      assertThat(cache.damaged()).isEqualTo(1);
      assertThat(cache.get("m", "text 1")).isNull();
      assertThat(cache.get("m", "text 2")).containsExactly(2, -2, 0.5f, 1);
    }
  }

  @Test
  void aFileOfAnotherDimensionIsStartedAnew() {
    fill(3);
    try (EmbeddingCache cache = new EmbeddingCache(dir.resolve("sub/vectors"), 5)) {
      assertThat(cache.size()).isZero();
      cache.put("m", "x", new float[5]);
      assertThatThrownBy(() -> cache.put("m", "y", new float[4]))
          .hasMessage("vector: 4 floats (expected: 5)");
    }
  }

  @Test
  void onlyOneOwnerAtATime() {
    try (EmbeddingCache first = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("in use by another process");
      assertThat(first.size()).isZero();
    }
  }
}
