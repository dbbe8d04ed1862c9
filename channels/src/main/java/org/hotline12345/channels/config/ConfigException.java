package org.hotline12345.channels.config;

import java.util.List;

/** The configuration cannot be used. Carries every problem found, not only the first. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  public ConfigException(String source, List<String> problems) {
    super(source + ":\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each names the key, the offending and the expected value; never a secret. */
  public List<String> problems() {
    return problems;
  }
}
