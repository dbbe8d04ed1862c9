package org.hotline12345.kbindex.files;

/**
 * Something wrong with a file, in words for whoever wrote it.
 *
 * @param file the file's name
 * @param message what stands there and what is expected
 */
public record FileProblem(String file, String message) {
  @Override
  public String toString() {
    return file + ": " + message;
  }
}
