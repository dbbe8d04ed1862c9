package org.hotline12345.channels.web.citizen;

import org.hotline12345.channels.web.Anonymous;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.channels.web.RateLimits;
import org.hotline12345.workorder.OrderDesk;

/** Progress of an order for whoever knows its number and the last digits of its phone. */
public final class ProgressApi {
  private final OrderDesk orders;
  private final RateLimits limits;

  public ProgressApi(OrderDesk orders, RateLimits limits) {
    this.orders = orders;
    this.limits = limits;
  }

  /** Counted by address, so that four digits cannot be tried out. */
  @Operation("orderProgress")
  @Anonymous
  public Answer progress(Call call) {
    limits.take(RateLimits.Limit.ORDER_PROGRESS, call.client());
    return orders
        .progress(call.path("number"), call.query("phoneTail").orElse(""))
        .map(Answer::ok)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "number, phoneTail: no such pair (expected: an order and its phone's last 4 digits)"));
  }
}
