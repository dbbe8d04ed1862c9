package org.hotline12345.answer;

import org.hotline12345.knowledge.KnowledgeArticle;

/**
 * An answer and the one article all of it stands in.
 *
 * @param text Markdown, composed of the article's own sentences or a checked rewording of them
 * @param article the article, as it was served
 * @param reworded whether a language model's wording was used
 */
public record Answer(String text, KnowledgeArticle article, boolean reworded) {}
