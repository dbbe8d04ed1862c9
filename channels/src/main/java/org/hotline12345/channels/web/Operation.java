package org.hotline12345.channels.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method carries out one operation of the contract. It is public, takes a {@link Call} and
 * returns an {@link Answer}, or a {@link LiveSocket.Opener} for a WebSocket; it runs on a virtual
 * thread and may block. It also says {@link Requires} or {@link Anonymous}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Operation {
  /** The contract's operationId. */
  String value();
}
