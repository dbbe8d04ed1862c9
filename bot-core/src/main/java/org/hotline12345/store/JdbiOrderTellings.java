package org.hotline12345.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hotline12345.contact.Channel;
import org.hotline12345.workorder.OrderAction;
import org.hotline12345.workorder.OrderTellings;
import org.jdbi.v3.core.Jdbi;

/** Which steps of orders were told, in the database. */
public final class JdbiOrderTellings implements OrderTellings {
  private final Jdbi jdbi;

  public JdbiOrderTellings(Database database) {
    this.jdbi = database.jdbi();
  }

  private record Row(String number, String conversation, int step, OrderAction action) {}

  @Override
  public List<News> untold(Channel channel) {
    // The first two steps are acceptance and dispatch, told when the order is opened.
    List<Row> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select s.number, o.conversation_id, s.step_no, s.action"
                            + " from order_step s join work_order o on o.number = s.number"
                            + " join contact c on c.conversation_id = o.conversation_id"
                            + " left join order_told t on t.number = s.number"
                            + " where c.channel = :channel and s.step_no > coalesce(t.step_no, 2)"
                            + " order by s.number, s.step_no")
                    .bind("channel", channel.name())
                    .map(
                        (row, context) ->
                            new Row(
                                row.getString(1),
                                row.getString(2),
                                row.getInt(3),
                                OrderAction.valueOf(row.getString(4))))
                    .list());
    Map<String, List<Row>> byOrder = new LinkedHashMap<>();
    rows.forEach(row -> byOrder.computeIfAbsent(row.number, n -> new ArrayList<>()).add(row));
    return byOrder.values().stream()
        .map(
            steps ->
                new News(
                    steps.getLast().number,
                    steps.getLast().conversation,
                    steps.getLast().step,
                    steps.stream().map(Row::action).toList()))
        .toList();
  }

  @Override
  public void told(String number, int step) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "merge into order_told t using (values (:number, :step)) as n (number, step)"
                        + " on t.number = n.number"
                        + " when matched and t.step_no < n.step then update set step_no = n.step"
                        + " when not matched then insert (number, step_no) values (n.number, n.step)")
                .bind("number", number)
                .bind("step", step)
                .execute());
  }
}
