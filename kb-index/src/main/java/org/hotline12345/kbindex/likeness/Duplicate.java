package org.hotline12345.kbindex.likeness;

/**
 * Another article that says the same.
 *
 * @param likeness share of common words in (0, 1]; 1 also when a question is the same
 */
public record Duplicate(String articleId, String title, double likeness) {}
