package org.hotline12345.security;

import java.util.Locale;
import java.util.Set;

/** What somebody is employed as, and what that allows. */
public enum Role {
  SEAT(
      Permission.CONVERSE,
      Permission.ORDER_READ,
      Permission.ORDER_WRITE,
      Permission.CALLER_READ,
      Permission.KNOWLEDGE_READ),
  UNIT(Permission.KNOWLEDGE_READ),
  SUPERVISOR(Permission.ORDER_READ, Permission.KNOWLEDGE_READ),
  EDITOR(Permission.KNOWLEDGE_READ, Permission.KNOWLEDGE_EDIT, Permission.INDEX_REBUILD),
  REVIEWER(Permission.KNOWLEDGE_READ, Permission.KNOWLEDGE_PUBLISH),
  ANALYST(Permission.KNOWLEDGE_READ),
  AUDITOR(Permission.AUDIT_READ),
  ADMIN(Permission.values());

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
  private final Set<Permission> permissions;

  Role(Permission... permissions) {
    this.permissions = Set.of(permissions);
  }

  public Set<Permission> permissions() {
    return permissions;
  }

  /** The lower-case name used on the wire and in tables. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role with this wire name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Role of(String wireName) {
    for (Role role : values()) {
      if (role.wireName().equals(wireName)) {
        return role;
      }
    }
    throw new IllegalArgumentException("role: " + wireName + " (expected one of: seat, unit, …)");
  }
}
