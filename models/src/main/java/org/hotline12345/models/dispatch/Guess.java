package org.hotline12345.models.dispatch;

/**
 * One label's share.
 *
 * @param probability in [0, 1]
 */
public record Guess(String label, double probability) {}
