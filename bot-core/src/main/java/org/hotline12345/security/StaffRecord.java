package org.hotline12345.security;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is stored.
 *
 * @param passwordHash Argon2id with its parameters
 * @param failures wrong passwords since the last right one
 * @param lockedUntil null when it is not locked
 */
public record StaffRecord(
    String user,
    String name,
    String passwordHash,
    Set<Role> roles,
    boolean active,
    int failures,
    @Nullable Instant lockedUntil) {
  public StaffRecord {
    roles = Set.copyOf(roles);
  }

  StaffRecord withFailures(int newFailures, @Nullable Instant newLockedUntil) {
    return new StaffRecord(user, name, passwordHash, roles, active, newFailures, newLockedUntil);
  }

  StaffRecord withPassword(String newHash) {
    return new StaffRecord(user, name, newHash, roles, active, 0, null);
  }

  Principal principal() {
    return new Principal(user, name, roles);
  }

  @Override
  public String toString() {
    return "StaffRecord[" + user + " " + roles + "]";
  }
}
