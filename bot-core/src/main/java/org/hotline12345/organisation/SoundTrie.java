package org.hotline12345.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names found by their sound. Not thread-safe while filled, safe afterwards. */
final class SoundTrie<T> {
  private final Node<T> root = new Node<>();

  void put(String phrase, T value) {
    List<String> sounds = Syllables.ofWord(phrase);
    Node<T> node = root;
    for (String sound : sounds) {
      node = node.next.computeIfAbsent(sound, ignored -> new Node<>());
    }
    if (!sounds.isEmpty()) {
      node.values.add(value);
    }
  }

  /** What sounds like the text from {@code start} on. */
  List<Heard<T>> at(String text, int start) {
    List<Heard<T>> heard = new ArrayList<>();
    follow(text, start, root, heard);
    return heard;
  }

  private static <T> void follow(String text, int at, Node<T> node, List<Heard<T>> heard) {
    for (T value : node.values) {
      heard.add(new Heard<>(at, value));
    }
    if (at < text.length()) {
      for (String sound : Syllables.of(text.charAt(at))) {
        Node<T> next = node.next.get(sound);
        if (next != null) {
          follow(text, at + 1, next, heard);
        }
      }
    }
  }

  /** A value and where its sounds end. */
  record Heard<T>(int end, T value) {}

  private static final class Node<T> {
    private final Map<String, Node<T>> next = new HashMap<>(2);
    private final List<T> values = new ArrayList<>(1);
  }
}
