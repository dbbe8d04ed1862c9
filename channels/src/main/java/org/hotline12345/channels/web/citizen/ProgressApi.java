package org.hotline12345.channels.web.citizen;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hotline12345.channels.web.Anonymous;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.channels.web.RateLimits;
import org.hotline12345.contact.Channel;
import org.hotline12345.durability.Transactions;
import org.hotline12345.followup.FollowUp;
import org.hotline12345.followup.FollowUpDesk;
import org.hotline12345.followup.Opinion;
import org.hotline12345.followup.Satisfaction;
import org.hotline12345.workorder.OrderDesk;
import org.hotline12345.workorder.PublicProgress;
import org.jspecify.annotations.Nullable;

/**
 * Progress of an order for whoever knows its number and the last digits of its phone, who may rate
 * it as well.
 */
public final class ProgressApi {
  private final OrderDesk orders;
  private final FollowUpDesk followUps;
  private final Transactions transactions;
  private final RateLimits limits;

  public ProgressApi(
      OrderDesk orders, FollowUpDesk followUps, Transactions transactions, RateLimits limits) {
    this.orders = orders;
    this.followUps = followUps;
    this.transactions = transactions;
    this.limits = limits;
  }

  @Operation("orderProgress")
  @Anonymous
  public Answer progress(Call call) {
    return Answer.ok(view(known(call, call.query("phoneTail").orElse(""))));
  }

  /** It is on disk before this answers. */
  @Operation("rateOrder")
  @Anonymous
  public Answer rate(Call call) {
    Rating rating = call.body(Rating.class);
    String number = known(call, rating.phoneTail()).number();
    Opinion opinion =
        new Opinion(
            rating.contacted(),
            rating.solved(),
            Satisfaction.ofLabel(rating.result()),
            rating.handling() == null ? null : Satisfaction.ofLabel(rating.handling()),
            Objects.requireNonNullElse(rating.reason(), ""));
    transactions.durably(
        () -> followUps.reached(number, opinion, FollowUpDesk.CITIZEN, Channel.WEB));
    return Answer.ok(view(orders.ownProgress(number).orElseThrow()));
  }

  /** Counted by address, so that four digits cannot be tried out. */
  private PublicProgress known(Call call, String phoneTail) {
    limits.take(RateLimits.Limit.ORDER_PROGRESS, call.client());
    return orders
        .progress(call.path("number"), phoneTail)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "number, phoneTail: no such pair (expected: an order and its phone's last 4 digits)"));
  }

  private View view(PublicProgress progress) {
    List<FollowUp> reached =
        followUps.of(progress.number()).stream().filter(FollowUp::reached).toList();
    Opinion last = reached.isEmpty() ? null : reached.getLast().opinion();
    return new View(
        progress.number(),
        progress.state(),
        progress.title(),
        progress.acceptedAt(),
        progress.dueAt(),
        progress.unit(),
        progress.history(),
        followUps.isOpen(progress.number()),
        last == null ? null : last.result());
  }

  private record Rating(
      String phoneTail,
      String result,
      @Nullable String handling,
      @Nullable Boolean contacted,
      @Nullable Boolean solved,
      @Nullable String reason) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record View(
      String number,
      String state,
      String title,
      Instant acceptedAt,
      Instant dueAt,
      String unit,
      List<PublicProgress.Step> history,
      boolean canRate,
      @Nullable Satisfaction rated) {}
}
