package org.hotline12345.models.dispatch;

/**
 * A message and where it belongs.
 *
 * @param label of any kind: a unit, a clause, a department
 */
public record Labelled(Message message, String label) {}
