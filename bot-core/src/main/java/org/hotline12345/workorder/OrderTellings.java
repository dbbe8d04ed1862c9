package org.hotline12345.workorder;

import java.util.List;
import org.hotline12345.contact.Channel;

/**
 * Which steps of orders their citizens were not told yet. Joins the calling thread's transaction.
 * Thread-safe.
 */
public interface OrderTellings {

  /**
   * News of an order.
   *
   * @param steps how many steps it has now
   * @param actions what was done since the citizen was told last, in order
   */
  record News(String number, String conversationId, int steps, List<OrderAction> actions) {
    public News {
      actions = List.copyOf(actions);
    }
  }

  /** Orders of citizens known on that channel with steps after those told. */
  List<News> untold(Channel channel);

  /** The citizen was told up to that step; never goes back. */
  void told(String number, int step);
}
