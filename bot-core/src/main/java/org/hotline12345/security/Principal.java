package org.hotline12345.security;

import java.util.EnumSet;
import java.util.Set;

/**
 * A member of staff who has proved to be so.
 *
 * @param user the user name, as it stands in histories and the audit log
 * @param name the public name, as citizens see it
 */
public record Principal(String user, String name, Set<Role> roles) {
  public Principal {
    roles = Set.copyOf(roles);
  }

  public Set<Permission> permissions() {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    roles.forEach(role -> permissions.addAll(role.permissions()));
    return permissions;
  }

  public boolean may(Permission permission) {
    return roles.stream().anyMatch(role -> role.permissions().contains(permission));
  }
}
