package org.hotline12345.kbindex.lucene;

/**
 * Names of the index's fields. Each article is one block: its sentences, title, questions and
 * passages as children with a vector each, passages last, then the article itself with the text.
 */
final class Fields {
  /** Changes whenever the layout or analysis changes; an index of another layout is rebuilt. */
  static final String LAYOUT = "4";

  /** The article's id, on every document of the block. */
  static final String ARTICLE = "article";

  /**
   * One of the four kinds, but not with sentences; a term of the index and, for the children, a
   * column as well.
   */
  static final String KIND = "kind";

  static final String KIND_ARTICLE = "article";
  static final String KIND_TITLE = "title";

  /** A question an editor wrote, other than the title. */
  static final String KIND_QUESTION = "question";

  static final String KIND_PASSAGE = "passage";

  /** First and last day of validity as epoch days, on every document of the block. */
  static final String VALID_FROM = "validFrom";

  static final String VALID_TO = "validTo";

  /** Division code, on every document that is searched. */
  static final String REGION = "region";

  /** The same as a column, with the article alone. */
  static final String MEANT_FOR = "meantFor";

  /** The pairs of characters of the whole article, and of one passage with its title. */
  static final String PAIRS = "bigrams";

  static final String PASSAGE_PAIRS = "passageBigrams";

  /** With the article: what it cites and by what it is cited, as {@code Identifiers} spells it. */
  static final String CITED = "cited";

  /** Amounts and terms of the whole article, and of a passage, as {@code Quantities} has them. */
  static final String QUANTITY = "quantity";

  static final String PASSAGE_QUANTITY = "passageQuantity";

  static final String VECTOR = "vector";

  /** Of pieces of a passage: never searched, only read for articles found otherwise. */
  static final String SENTENCE_VECTOR = "sentenceVector";

  static final String VERSION = "version";
  static final String TITLE = "title";

  /** Headings and texts of all passages, stored with the article, in the order of the children. */
  static final String HEADING = "heading";

  static final String TEXT = "text";

  private Fields() {}
}
