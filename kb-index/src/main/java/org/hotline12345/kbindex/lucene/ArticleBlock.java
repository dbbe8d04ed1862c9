package org.hotline12345.kbindex.lucene;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.hotline12345.kbindex.numerals.Identifiers;
import org.hotline12345.kbindex.numerals.Quantities;
import org.hotline12345.kbindex.passage.Passages;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.Passage;
import org.jspecify.annotations.Nullable;

/** One article as the block of Lucene documents that stands for it. */
final class ArticleBlock {
  private final KnowledgeArticle article;
  private final List<String> questions;
  private final List<Passage> passages;

  ArticleBlock(KnowledgeArticle article) {
    this.article = article;
    Set<String> asked = new LinkedHashSet<>(article.questions());
    asked.remove(article.title());
    this.questions = List.copyOf(asked);
    this.passages = Passages.of(article);
  }

  /** Every text of this block that wants a vector. */
  List<String> texts() {
    List<String> texts = new ArrayList<>(questions);
    texts.add(article.title());
    for (Passage passage : passages) {
      texts.add(embedded(passage));
      texts.addAll(Passages.sentences(passage));
    }
    return texts;
  }

  /**
   * The documents, the article's last as Lucene's block join wants it.
   *
   * @param vectors from text to vector, null when there are no vectors
   */
  List<Document> documents(@Nullable Function<String, float[]> vectors) {
    List<Document> block = new ArrayList<>();
    if (vectors != null) {
      addSentences(block, vectors);
    }
    block.add(child(Fields.KIND_TITLE, article.title(), vectors));
    for (String question : questions) {
      block.add(child(Fields.KIND_QUESTION, question, vectors));
    }
    for (Passage passage : passages) {
      Document child = child(Fields.KIND_PASSAGE, embedded(passage), vectors);
      child.add(new TextField(Fields.PASSAGE_PAIRS, embedded(passage), Field.Store.NO));
      addTerms(child, Fields.PASSAGE_QUANTITY, Quantities.in(embedded(passage)));
      block.add(child);
    }
    Document parent = document(Fields.KIND_ARTICLE);
    parent.add(new StoredField(Fields.VERSION, article.version()));
    parent.add(new StoredField(Fields.TITLE, article.title()));
    for (Passage passage : passages) {
      parent.add(new StoredField(Fields.HEADING, passage.heading()));
      parent.add(new StoredField(Fields.TEXT, passage.text()));
    }
    parent.add(new SortedDocValuesField(Fields.MEANT_FOR, new BytesRef(article.region())));
    parent.add(new TextField(Fields.PAIRS, searchedText(), Field.Store.NO));
    addTerms(parent, Fields.QUANTITY, Quantities.in(searchedText()));
    addTerms(parent, Fields.CITED, Identifiers.carriedBy(article.title(), citingText()));
    block.add(parent);
    return block;
  }

  private void addSentences(List<Document> block, Function<String, float[]> vectors) {
    for (Passage passage : passages) {
      for (String sentence : Passages.sentences(passage)) {
        Document child = new Document();
        child.add(new StringField(Fields.ARTICLE, article.id(), Field.Store.NO));
        child.add(
            new KnnFloatVectorField(
                Fields.SENTENCE_VECTOR,
                vectors.apply(sentence),
                VectorSimilarityFunction.DOT_PRODUCT));
        block.add(child);
      }
    }
  }

  private Document child(String kind, String text, @Nullable Function<String, float[]> vectors) {
    Document child = document(kind);
    child.add(new SortedDocValuesField(Fields.KIND, new BytesRef(kind)));
    if (vectors != null) {
      child.add(
          new KnnFloatVectorField(
              Fields.VECTOR, vectors.apply(text), VectorSimilarityFunction.DOT_PRODUCT));
    }
    return child;
  }

  private Document document(String kind) {
    Document document = new Document();
    document.add(new StringField(Fields.ARTICLE, article.id(), Field.Store.YES));
    document.add(new StringField(Fields.KIND, kind, Field.Store.YES));
    document.add(new StringField(Fields.REGION, article.region(), Field.Store.NO));
    document.add(
        new LongField(Fields.VALID_FROM, article.validFrom().toEpochDay(), Field.Store.NO));
    document.add(
        new LongField(
            Fields.VALID_TO,
            article.validTo() == null ? Long.MAX_VALUE : article.validTo().toEpochDay(),
            Field.Store.NO));
    return document;
  }

  /** One joined field: boosting the title or searching it apart was worse on every set. */
  private String searchedText() {
    List<String> parts = new ArrayList<>();
    parts.add(article.title());
    parts.addAll(questions);
    parts.addAll(article.keywords());
    parts.add(article.body());
    return String.join("\n", parts);
  }

  private String citingText() {
    return searchedText()
        + "\n"
        + String.join("\n", article.legalBasis())
        + "\n"
        + article.source();
  }

  private static void addTerms(Document document, String field, Set<String> terms) {
    terms.forEach(term -> document.add(new StringField(field, term, Field.Store.NO)));
  }

  /** A passage means little without its title: the vector is of both. */
  private static String embedded(Passage passage) {
    String heading = passage.heading().isEmpty() ? "" : " " + passage.heading();
    return passage.title() + heading + "\n" + passage.text();
  }
}
