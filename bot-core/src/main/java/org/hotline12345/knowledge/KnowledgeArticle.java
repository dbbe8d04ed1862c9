package org.hotline12345.knowledge;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a knowledge article. Immutable; every edit makes a new version.
 *
 * @param id stable identifier, lower-case ASCII kebab-case
 * @param version 1 for the first version, one more with every saved change
 * @param title what the article is about, as a citizen reads it
 * @param questions ways people ask for it, at least one
 * @param body Markdown; the first paragraph answers directly, {@code ##} headings open sections
 * @param department owning unit, by its full name
 * @param region division code the article holds for, {@code 331100} for the whole city
 * @param audience whom it concerns (个人, 企业, …)
 * @param legalBasis laws and documents (文号, 条款) it rests on; may be empty
 * @param source where the facts come from
 * @param asOf the day as of which the facts are told; no proof that anybody checked them
 * @param validFrom first day on which it may be served
 * @param validTo last day on which it may be served, null when open
 * @param reviewBy day by which an editor must look again, null when not set
 * @param keywords further words to find it by
 * @param related ids of articles a reader may want next
 * @param attachments files that go with it
 * @param state editorial state
 * @param revision position in the global order of changes, 0 before it is stored
 */
public record KnowledgeArticle(
    String id,
    int version,
    String title,
    List<String> questions,
    String body,
    String department,
    String region,
    List<String> audience,
    List<String> legalBasis,
    String source,
    LocalDate asOf,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable LocalDate reviewBy,
    List<String> keywords,
    List<String> related,
    List<Attachment> attachments,
    ArticleState state,
    long revision) {

  public KnowledgeArticle {
    questions = List.copyOf(questions);
    audience = List.copyOf(audience);
    legalBasis = List.copyOf(legalBasis);
    keywords = List.copyOf(keywords);
    related = orNone(related);
    attachments = orNone(attachments);
  }

  /** An article without related ones and attachments. */
  public KnowledgeArticle(
      String id,
      int version,
      String title,
      List<String> questions,
      String body,
      String department,
      String region,
      List<String> audience,
      List<String> legalBasis,
      String source,
      LocalDate asOf,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable LocalDate reviewBy,
      List<String> keywords,
      ArticleState state,
      long revision) {
    this(
        id,
        version,
        title,
        questions,
        body,
        department,
        region,
        audience,
        legalBasis,
        source,
        asOf,
        validFrom,
        validTo,
        reviewBy,
        keywords,
        List.of(),
        List.of(),
        state,
        revision);
  }

  /** Whether a citizen may be answered from this article on the given day. */
  public boolean servableOn(LocalDate day) {
    return state == ArticleState.PUBLISHED
        && !day.isBefore(validFrom)
        && (validTo == null || !day.isAfter(validTo));
  }

  /** The same article with these files and no others. */
  public KnowledgeArticle withAttachments(List<Attachment> files) {
    return new KnowledgeArticle(
        id,
        version,
        title,
        questions,
        body,
        department,
        region,
        audience,
        legalBasis,
        source,
        asOf,
        validFrom,
        validTo,
        reviewBy,
        keywords,
        related,
        files,
        state,
        revision);
  }

  /** The same article in another state. */
  public KnowledgeArticle withState(ArticleState next) {
    return with(version, asOf, reviewBy, next, revision);
  }

  /** The same article as stored: with its version and its place in the order of changes. */
  public KnowledgeArticle stored(int newVersion, long newRevision) {
    return with(newVersion, asOf, reviewBy, state, newRevision);
  }

  /** The same words, looked at again. */
  KnowledgeArticle confirmed(LocalDate on, @Nullable LocalDate nextReview) {
    return with(version, on, nextReview, state, revision);
  }

  /** Whether both say the same, whatever their version and state. */
  boolean sameWordsAs(KnowledgeArticle other) {
    return with(0, asOf, reviewBy, ArticleState.DRAFT, 0)
        .equals(other.with(0, other.asOf, other.reviewBy, ArticleState.DRAFT, 0));
  }

  /** Articles stored before there were such lists read as having none. */
  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  private KnowledgeArticle with(
      int newVersion,
      LocalDate newAsOf,
      @Nullable LocalDate newReviewBy,
      ArticleState newState,
      long newRevision) {
    return new KnowledgeArticle(
        id,
        newVersion,
        title,
        questions,
        body,
        department,
        region,
        audience,
        legalBasis,
        source,
        newAsOf,
        validFrom,
        validTo,
        newReviewBy,
        keywords,
        related,
        attachments,
        newState,
        newRevision);
  }
}
