package org.hotline12345.knowledge;

/**
 * A piece of an article that can stand alone as (part of) an answer.
 *
 * @param articleId the article it belongs to
 * @param version the article's version it was cut from
 * @param title the article's title
 * @param heading the section's heading, empty for the lead paragraph
 * @param text the words themselves, Markdown without headings
 */
public record Passage(String articleId, int version, String title, String heading, String text) {}
