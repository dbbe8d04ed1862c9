package org.hotline12345.followup;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hotline12345.contact.Channel;
import org.hotline12345.durability.Transactions;
import org.hotline12345.workorder.Deadlines;
import org.hotline12345.workorder.IllegalOrderActionException;
import org.hotline12345.workorder.OrderAction;
import org.hotline12345.workorder.OrderCommand;
import org.hotline12345.workorder.OrderDesk;
import org.hotline12345.workorder.OrderStep;
import org.hotline12345.workorder.UnknownOrderException;
import org.hotline12345.workorder.WorkOrder;
import org.hotline12345.workorder.WorkOrderState;
import org.jspecify.annotations.Nullable;

/**
 * Follows citizens up after a reply (回访) and takes what they think of it (评价). A citizen who is not
 * content, or whose matter is not solved, has the order handled again, once; after that it is for
 * the hotline office to decide. Who is never reached is not counted as content: his order stays as
 * it is. Every change joins the transaction of the calling thread, or makes one. Thread-safe.
 */
public final class FollowUpDesk {
  /** Who rates by himself, as histories name him. */
  public static final String CITIZEN = "citizen";

  /** After this many replies a citizen who is not content has the order handled again no more. */
  private static final int ROUNDS_HANDLED_AGAIN = 1;

  private final Transactions transactions;
  private final OrderDesk orders;
  private final FollowUps followUps;
  private final Deadlines deadlines;
  private final SatisfactionWeights weights = SatisfactionWeights.shipped();
  private final Clock clock;

  /**
   * @param clock the time, in the city's zone
   */
  public FollowUpDesk(
      Transactions transactions,
      OrderDesk orders,
      FollowUps followUps,
      Deadlines deadlines,
      Clock clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.followUps = followUps;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param order as it is now
   * @param again whether it is handled again because of this
   */
  public record Outcome(FollowUp followUp, WorkOrder order, boolean again) {}

  /** An answered order, and until when its citizen must be followed up. */
  public record Due(FollowUps.Waiting waiting, Instant until, boolean overdue) {}

  /**
   * Shares of a time; null where there is nothing to divide by.
   *
   * @param satisfaction 群众满意率: the weighted sum of the ratings by their number
   * @param solved 问题解决率: solved by those who said whether it is
   */
  public record Measures(
      FollowUps.Counts counts, @Nullable Double satisfaction, @Nullable Double solved) {}

  /** Whether the citizen can be asked to rate the order now. */
  public boolean isOpen(String number) {
    return orders.find(number).filter(FollowUpDesk::isOpen).isPresent();
  }

  private static boolean isOpen(WorkOrder order) {
    return order.state() == WorkOrderState.REPLIED || order.state() == WorkOrderState.CALLED_BACK;
  }

  /** The last of these orders that can be rated now. */
  public Optional<String> lastOpen(List<String> numbers) {
    return numbers.reversed().stream().filter(this::isOpen).findFirst();
  }

  /**
   * The citizen was reached.
   *
   * @param by user name of the seat, or {@link #CITIZEN}
   * @throws UnknownOrderException when there is no such order
   * @throws IllegalOrderActionException when it is not answered, or rated already
   */
  public Outcome reached(String number, Opinion opinion, String by, Channel channel) {
    return transactions.inTransaction(
        () -> {
          WorkOrder order = known(number);
          if (!isOpen(order)) {
            throw new IllegalOrderActionException(
                "工单%s%s，现在不能评价（答复之后、评价之前可以）".formatted(number, order.state().label()));
          }
          Opinion all = earlier(number).map(e -> e.with(opinion)).orElse(opinion);
          if (order.state() == WorkOrderState.REPLIED) {
            order = step(order, OrderAction.CALL_BACK, by, channelOf(channel));
          }
          if (all.result() != null) {
            order = step(order, OrderAction.RATE, by, all.told());
          }
          return kept(order, all, by, channel);
        });
  }

  /**
   * The citizen adds to what he said of the last reply: a reason, or whether it is solved.
   *
   * @throws IllegalOrderActionException when he has not been reached about it
   */
  public Outcome adds(String number, Opinion more, String by, Channel channel) {
    return transactions.inTransaction(
        () -> {
          known(number);
          Opinion all =
              earlier(number)
                  .map(e -> e.with(more))
                  .orElseThrow(
                      () -> new IllegalOrderActionException("工单" + number + "还没有评价，不能补充（应先评价）"));
          return kept(orders.remark(number, by, "补充评价：" + more.told()), all, by, channel);
        });
  }

  /**
   * It was tried in vain; the order stays as it is.
   *
   * @param note what happened, as 无人接听
   * @throws IllegalOrderActionException when the order is not waiting for it
   */
  public FollowUp notReached(String number, String note, String by) {
    return transactions.inTransaction(
        () -> {
          WorkOrder order = known(number);
          if (order.state() != WorkOrderState.REPLIED) {
            throw new IllegalOrderActionException(
                "工单%s%s，不在等待回访（应为已答复）".formatted(number, order.state().label()));
          }
          orders.remark(number, by, note.isBlank() ? "回访没有接通" : "回访没有接通：" + note.strip());
          return add(number, null, by, Channel.SEAT);
        });
  }

  /** The citizen was asked about the last reply in his conversation. */
  public void asked(String number) {
    transactions.inTransaction(
        () -> {
          followUps.asked(number, round(number), now());
          return true;
        });
  }

  /** Answered orders whose citizens have said nothing yet, longest waiting first. */
  public List<Due> waiting(int limit) {
    Instant now = clock.instant();
    return followUps.waiting(limit).stream()
        .map(
            w -> {
              Instant until = deadlines.callBackBy(w.repliedAt());
              return new Due(w, until, now.isAfter(until));
            })
        .toList();
  }

  /** Answered orders out of conversations on that channel whose citizen was not asked yet. */
  public List<FollowUps.Waiting> unasked(Channel channel) {
    return followUps.unasked(channel);
  }

  /** What became of the latest replies, latest first. */
  public List<FollowUp> latest(int limit) {
    return followUps.latest(limit);
  }

  /** How often and with what outcome the citizen of an order was followed up, oldest first. */
  public List<FollowUp> of(String number) {
    return followUps.of(number);
  }

  /** The measures of replies given from {@code from} on and before {@code to}. */
  public Measures measures(Instant from, Instant to) {
    FollowUps.Counts counts = followUps.counts(from, to);
    int rated = counts.satisfied() + counts.fairlySatisfied() + counts.dissatisfied();
    int told = counts.solved() + counts.unsolved();
    var day = to.atZone(clock.getZone()).toLocalDate();
    double weighted =
        counts.satisfied() * weights.of(Satisfaction.SATISFIED, day)
            + counts.fairlySatisfied() * weights.of(Satisfaction.FAIRLY_SATISFIED, day)
            + counts.dissatisfied() * weights.of(Satisfaction.DISSATISFIED, day);
    return new Measures(
        counts,
        rated == 0 ? null : weighted / rated,
        told == 0 ? null : (double) counts.solved() / told);
  }

  private Outcome kept(WorkOrder order, Opinion opinion, String by, Channel channel) {
    boolean over =
        order.state() == WorkOrderState.RATED || order.state() == WorkOrderState.CALLED_BACK;
    boolean again = over && opinion.isBad() && round(order.number()) <= ROUNDS_HANDLED_AGAIN;
    WorkOrder now = again ? step(order, OrderAction.REDO, by, "回访：" + opinion.told()) : order;
    return new Outcome(add(order.number(), opinion, by, channel), now, again);
  }

  private FollowUp add(String number, @Nullable Opinion opinion, String by, Channel channel) {
    int round = round(number);
    int before = (int) followUps.of(number).stream().filter(f -> f.round() == round).count();
    FollowUp added = new FollowUp(number, round, before + 1, now(), by, channel, opinion);
    followUps.add(added);
    return added;
  }

  private Optional<Opinion> earlier(String number) {
    int round = round(number);
    return followUps.of(number).reversed().stream()
        .filter(f -> f.round() == round && f.reached())
        .findFirst()
        .flatMap(f -> Optional.ofNullable(f.opinion()));
  }

  private int round(String number) {
    return (int)
        orders.history(number).stream()
            .map(OrderStep::action)
            .filter(OrderAction.REPLY::equals)
            .count();
  }

  private WorkOrder step(WorkOrder order, OrderAction action, String by, String note) {
    return orders.transition(order.number(), OrderCommand.of(action, order.version(), by, note));
  }

  private WorkOrder known(String number) {
    return orders
        .find(number)
        .orElseThrow(
            () ->
                new UnknownOrderException("order: " + number + " (expected: an existing number)"));
  }

  private static String channelOf(Channel channel) {
    return switch (channel) {
      case WEB -> "网页";
      case WECHAT -> "微信";
      case VOICE -> "电话（智能语音）";
      case TERMINAL -> "终端";
      case SEAT -> "座席回访";
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
