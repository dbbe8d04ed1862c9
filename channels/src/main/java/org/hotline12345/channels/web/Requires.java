package org.hotline12345.channels.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hotline12345.security.Permission;

/** Only staff with this permission get in; must agree with the contract's {@code x-permission}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
  /** The one permission needed. */
  Permission value();
}
