package org.hotline12345.kbindex.likeness;

/**
 * Another article that says something else about the same matter: another amount, term or phone.
 *
 * @param here the sentence of the article in question
 * @param there the other's sentence
 */
public record Conflict(String articleId, String title, String here, String there) {}
