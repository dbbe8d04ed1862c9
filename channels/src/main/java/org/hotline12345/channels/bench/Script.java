package org.hotline12345.channels.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Conversations to play, from a list with a blank line between two of them. */
final class Script {
  private final List<List<String>> conversations = new ArrayList<>();

  private Script(List<String> lines) {
    List<String> turns = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank()) {
        if (!turns.isEmpty()) {
          conversations.add(List.copyOf(turns));
        }
        turns.clear();
      } else if (!line.startsWith("#")) {
        turns.add(line.strip());
      }
    }
    if (!turns.isEmpty()) {
      conversations.add(List.copyOf(turns));
    }
  }

  static Script shipped() {
    try (InputStream in = Script.class.getResourceAsStream("/bench-conversations.txt")) {
      if (in == null) {
        throw new IllegalStateException("bench-conversations.txt is not on the class path");
      }
      return new Script(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The turns of a conversation; they come round again and again. */
  List<String> conversation(int number) {
    return conversations.get(Math.floorMod(number, conversations.size()));
  }
}
