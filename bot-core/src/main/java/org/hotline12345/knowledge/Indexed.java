package org.hotline12345.knowledge;

/**
 * What an index holds of one article.
 *
 * @param articleId the article
 * @param version the version it was indexed from
 * @param fingerprint over everything the index holds of it: terms, positions, vectors, columns and
 *     stored words; equal for equal content, whatever the order in which articles came. It guards
 *     against accidents, not against somebody who wants two contents to look alike.
 */
public record Indexed(String articleId, int version, String fingerprint) {}
