package org.hotline12345.understanding;

/**
 * An emergency heard in an utterance.
 *
 * @param target 110, 119, 120 or 122
 * @param reason the kind of rule that heard it, {@code model} when only the model did, {@code
 *     certain} when only the model did and is sure, {@code both}
 * @param life whether somebody wants to die
 */
public record Emergency(String target, String reason, boolean life) {}
