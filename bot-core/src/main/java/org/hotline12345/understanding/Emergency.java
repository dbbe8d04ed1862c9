package org.hotline12345.understanding;

/**
 * An emergency heard in an utterance.
 *
 * @param target 110, 119, 120 or 122
 * @param reason the rule that heard it, for the record
 * @param life whether somebody wants to die
 */
public record Emergency(String target, String reason, boolean life) {}
