package org.hotline12345.security;

import java.time.Instant;

/** How an attempt to sign in ended. */
public sealed interface SignIn {

  /** User and password were right. */
  record Granted(Principal principal) implements SignIn {}

  /** One of the two was wrong, or the account is not active; which one is not told. */
  record Refused() implements SignIn {}

  /** Too many wrong passwords. */
  record Locked(Instant until) implements SignIn {}
}
