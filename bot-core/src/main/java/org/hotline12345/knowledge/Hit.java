package org.hotline12345.knowledge;

/**
 * One article found, represented by its best passage.
 *
 * @param passage the passage that fits best
 * @param score fused score as a share of the best's, in [0, 1]; comparable within one result list
 *     only
 * @param lexical BM25 score divided by the list's best, in [0, 1]
 * @param cosine best cosine between the question and the article's questions, title or passages, in
 *     [-1, 1]; comparable between queries, so thresholds are put on it; 0 when vectors are absent
 * @param cited that the article carries the document number, or the provision of a named law, by
 *     which the question asks for it
 */
public record Hit(Passage passage, double score, double lexical, double cosine, boolean cited) {}
