package org.hotline12345.channels.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * No staff session is needed; must agree with the contract's {@code x-anonymous}. The method itself
 * checks whatever else proves the caller's right, such as a conversation token.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Anonymous {}
