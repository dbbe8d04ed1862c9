package org.hotline12345.knowledge;

import java.util.List;

/**
 * What waits for editors and reviewers.
 *
 * @param toReview offered for review, the longest waiting first
 * @param returned given back to their authors and not yet changed
 * @param drafts other drafts, latest change first
 * @param reviewDue live versions that must be looked at again by now, the longest overdue first
 * @param expiring live versions that will soon be over, the first first
 * @param expired articles whose time is over, latest first
 */
public record WorkList(
    List<Articles.Standing> toReview,
    List<Articles.Standing> returned,
    List<Articles.Standing> drafts,
    List<Articles.Standing> reviewDue,
    List<Articles.Standing> expiring,
    List<Articles.Standing> expired) {

  public WorkList {
    toReview = List.copyOf(toReview);
    returned = List.copyOf(returned);
    drafts = List.copyOf(drafts);
    reviewDue = List.copyOf(reviewDue);
    expiring = List.copyOf(expiring);
    expired = List.copyOf(expired);
  }
}
