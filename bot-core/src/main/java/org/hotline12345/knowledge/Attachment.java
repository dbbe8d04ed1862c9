package org.hotline12345.knowledge;

/**
 * A file that goes with an article.
 *
 * @param name as the reader saves it, with its ending
 * @param sha256 of its content, 64 lower-case hex digits; the content is kept once, whoever refers
 *     to it
 * @param size in bytes
 * @param mediaType what it is, by its content
 */
public record Attachment(String name, String sha256, long size, String mediaType) {}
