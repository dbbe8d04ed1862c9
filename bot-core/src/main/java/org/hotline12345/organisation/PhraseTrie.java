package org.hotline12345.organisation;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Phrases found in a text in one pass, however many phrases there are. Not thread-safe while
 * filled, safe afterwards.
 */
final class PhraseTrie<T> {
  private final Node<T> root = new Node<>();

  /** The value stored for a phrase, null when there is none. */
  @Nullable T get(String phrase) {
    Node<T> node = root;
    for (int i = 0; i < phrase.length() && node != null; i++) {
      node = node.next.get(phrase.charAt(i));
    }
    return node == null ? null : node.value;
  }

  void put(String phrase, T value) {
    Node<T> node = root;
    for (int i = 0; i < phrase.length(); i++) {
      node = node.next.computeIfAbsent(phrase.charAt(i), ignored -> new Node<>());
    }
    node.value = value;
  }

  /** Calls the visitor for every phrase that begins at {@code start}, shortest first. */
  void at(String text, int start, Visitor<T> visitor) {
    Node<T> node = root;
    for (int i = start; i < text.length(); i++) {
      node = node.next.get(text.charAt(i));
      if (node == null) {
        return;
      }
      if (node.value != null) {
        visitor.found(start, i + 1, node.value);
      }
    }
  }

  /** Calls the visitor for every phrase anywhere in the text. */
  void scan(String text, Visitor<T> visitor) {
    for (int i = 0; i < text.length(); i++) {
      at(text, i, visitor);
    }
  }

  interface Visitor<T> {
    void found(int start, int end, T value);
  }

  private static final class Node<T> {
    private final Map<Character, Node<T>> next = new HashMap<>(2);
    private @Nullable T value;
  }
}
