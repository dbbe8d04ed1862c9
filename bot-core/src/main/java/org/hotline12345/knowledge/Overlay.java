package org.hotline12345.knowledge;

/**
 * An index that differs from the one citizens are answered from, to try things on: what is found
 * here is found nowhere else. Holds memory and files until closed. Thread-safe.
 */
public interface Overlay extends Retriever, AutoCloseable {

  /** Lets go of what it holds; searching is refused afterwards. */
  @Override
  void close();
}
