package org.hotline12345.security;

import java.util.Map;

/**
 * What the people behind user names are called, as of when it was asked for. Immutable.
 *
 * @param names by user name, of all who ever had an account
 */
public record StaffNames(Map<String, String> names) {
  public StaffNames {
    names = Map.copyOf(names);
  }

  /** The name; what is no user name, such as 系统, stands for itself. */
  public String of(String user) {
    return names.getOrDefault(user, user);
  }
}
