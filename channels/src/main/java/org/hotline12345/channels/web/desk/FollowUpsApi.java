package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.contact.Channel;
import org.hotline12345.durability.Transactions;
import org.hotline12345.followup.FollowUp;
import org.hotline12345.followup.FollowUpDesk;
import org.hotline12345.followup.FollowUps;
import org.hotline12345.followup.Opinion;
import org.hotline12345.followup.Satisfaction;
import org.hotline12345.security.Permission;
import org.hotline12345.security.StaffAccounts;
import org.hotline12345.security.StaffNames;
import org.hotline12345.workorder.OrderDesk;
import org.hotline12345.workorder.UnknownOrderException;
import org.jspecify.annotations.Nullable;

/** 回访 as staff see it: whom to follow up, what came of it, and the measures. */
public final class FollowUpsApi {
  private static final int MOST = 200;
  private static final long DAYS = 30;

  private final FollowUpDesk desk;
  private final OrderDesk orders;
  private final StaffAccounts staff;
  private final Transactions transactions;
  private final Clock clock;

  public FollowUpsApi(
      FollowUpDesk desk,
      OrderDesk orders,
      StaffAccounts staff,
      Transactions transactions,
      Clock clock) {
    this.desk = desk;
    this.orders = orders;
    this.staff = staff;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Operation("followUps")
  @Requires(Permission.ORDER_READ)
  public Answer list(Call call) {
    long days = call.query("days", DAYS);
    StaffNames names = staff.names();
    Instant now = clock.instant();
    // What was answered in this very moment counts too.
    FollowUpDesk.Measures measures =
        desk.measures(now.minus(Duration.ofDays(days)), now.plusSeconds(1));
    return Answer.ok(
        new View(
            desk.waiting(MOST).stream().map(WaitingView::of).toList(),
            desk.latest(MOST).stream().map(f -> FollowUpView.of(f, names)).toList(),
            MeasuresView.of(days, measures)));
  }

  /** It is on disk before this answers. */
  @Operation("recordFollowUp")
  @Requires(Permission.ORDER_WRITE)
  public Answer record(Call call) {
    Outcome outcome = call.body(Outcome.class);
    String written = call.path("number");
    String number =
        orders
            .find(written)
            .orElseThrow(
                () ->
                    new UnknownOrderException(
                        "order: " + written + " (expected: an existing number)"))
            .number();
    String user = call.principal().user();
    String reason = Objects.requireNonNullElse(outcome.reason(), "");
    return Answer.ok(
        FollowUpView.of(
            transactions.durably(
                () ->
                    outcome.reached()
                        ? desk.reached(number, outcome.opinion(reason), user, Channel.SEAT)
                            .followUp()
                        : desk.notReached(number, reason, user)),
            staff.names()));
  }

  private record Outcome(
      boolean reached,
      @Nullable Boolean contacted,
      @Nullable Boolean solved,
      @Nullable String result,
      @Nullable String handling,
      @Nullable String reason) {
    Opinion opinion(String why) {
      return new Opinion(contacted, solved, level(result), level(handling), why);
    }

    private static @Nullable Satisfaction level(@Nullable String label) {
      return label == null ? null : Satisfaction.ofLabel(label);
    }
  }

  private record View(
      List<WaitingView> waiting, List<FollowUpView> latest, MeasuresView measures) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record WaitingView(
      String number,
      String title,
      String unit,
      String channel,
      int round,
      Instant repliedAt,
      Instant until,
      boolean overdue,
      int attempts,
      @Nullable Instant askedAt) {
    static WaitingView of(FollowUpDesk.Due due) {
      FollowUps.Waiting waiting = due.waiting();
      return new WaitingView(
          waiting.number(),
          waiting.title(),
          waiting.unit(),
          ChannelNames.of(waiting.channel()),
          waiting.round(),
          waiting.repliedAt(),
          due.until(),
          due.overdue(),
          waiting.attempts(),
          waiting.askedAt());
    }
  }

  /** One time a citizen was followed up. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FollowUpView(
      String number,
      int round,
      Instant at,
      String by,
      String channel,
      boolean reached,
      @Nullable Boolean contacted,
      @Nullable Boolean solved,
      @Nullable Satisfaction result,
      @Nullable Satisfaction handling,
      String reason) {
    /** With the user name of whoever took it. */
    static FollowUpView of(FollowUp followUp) {
      return of(followUp, new StaffNames(Map.of()));
    }

    static FollowUpView of(FollowUp followUp, StaffNames names) {
      Opinion opinion =
          Objects.requireNonNullElse(followUp.opinion(), new Opinion(null, null, null, null, ""));
      return new FollowUpView(
          followUp.number(),
          followUp.round(),
          followUp.at(),
          names.of(followUp.by()),
          ChannelNames.of(followUp.channel()),
          followUp.reached(),
          opinion.contacted(),
          opinion.solved(),
          opinion.result(),
          opinion.handling(),
          opinion.reason());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record MeasuresView(
      long days,
      int replies,
      int reached,
      int satisfied,
      int fairlySatisfied,
      int dissatisfied,
      int solved,
      int unsolved,
      @Nullable Double satisfaction,
      @Nullable Double solvedShare) {
    static MeasuresView of(long days, FollowUpDesk.Measures measures) {
      FollowUps.Counts counts = measures.counts();
      return new MeasuresView(
          days,
          counts.replies(),
          counts.reached(),
          counts.satisfied(),
          counts.fairlySatisfied(),
          counts.dissatisfied(),
          counts.solved(),
          counts.unsolved(),
          measures.satisfaction(),
          measures.solved());
    }
  }
}
