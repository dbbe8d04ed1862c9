package org.hotline12345.channels.web.desk;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.seat.ConversationTakenException;
import org.hotline12345.seat.SeatDesk;
import org.hotline12345.security.Principal;
import org.hotline12345.workorder.WorkOrder;

/** Shows the citizen the card of an order that a seat opened out of the conversation. */
public final class OpenedOrders {
  private static final DateTimeFormatter DUE =
      DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA);

  private final SeatDesk seats;
  private final Clock clock;

  public OpenedOrders(SeatDesk seats, Clock clock) {
    this.seats = seats;
    this.clock = clock;
  }

  /** Does nothing for an order without conversation, or one of a conversation already left. */
  void tell(WorkOrder order, Principal principal) {
    String conversation = order.origin().conversationId();
    if (conversation == null) {
      return;
    }
    Reply.OrderCard card =
        new Reply.OrderCard(
            order.number(),
            order.state().label(),
            order.limits().dueAt(),
            order.assignment().unit());
    String words =
        "已为您登记工单，编号%s，由%s办理，%s前答复。"
            .formatted(
                order.number(),
                order.assignment().unit(),
                DUE.format(order.limits().dueAt().atZone(clock.getZone())));
    try {
      seats.orderOpened(conversation, Seats.of(principal), card, words);
    } catch (ConversationTakenException e) {
      // The order stands either way; the citizen has it by number and phone.
    }
  }
}
