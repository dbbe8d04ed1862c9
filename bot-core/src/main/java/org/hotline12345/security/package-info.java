/** Who may do what: staff accounts, permissions, sessions, audit. */
@NullMarked
package org.hotline12345.security;

import org.jspecify.annotations.NullMarked;
