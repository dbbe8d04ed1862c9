package org.hotline12345.channels.wiring;

import java.time.Clock;
import org.hotline12345.calendar.WorkingCalendar;
import org.hotline12345.durability.Transactions;
import org.hotline12345.followup.FollowUpDesk;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.DutyList;
import org.hotline12345.organisation.DutyModel;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.security.AuditLog;
import org.hotline12345.store.Database;
import org.hotline12345.store.JdbiFollowUps;
import org.hotline12345.store.JdbiWorkOrders;
import org.hotline12345.workorder.Deadlines;
import org.hotline12345.workorder.Dispatcher;
import org.hotline12345.workorder.OrderDesk;
import org.jspecify.annotations.Nullable;

/** Work orders and the organisation they go to. */
public record OrderParts(
    Gazetteer gazetteer, Departments departments, OrderDesk desk, FollowUpDesk followUps) {

  /**
   * @param duties a learned opinion beside the duty list's words, null for the words alone
   */
  static OrderParts open(
      Database database,
      Transactions transactions,
      AuditLog audit,
      WordParts words,
      @Nullable DutyModel duties,
      Clock clock) {
    Gazetteer gazetteer = words.gazetteer();
    Departments departments = words.departments();
    Deadlines deadlines = Deadlines.shipped(WorkingCalendar.shipped(clock.getZone()));
    OrderDesk desk =
        new OrderDesk(
            transactions,
            new JdbiWorkOrders(database),
            new Dispatcher(DutyList.shipped(departments), departments, gazetteer, duties),
            departments,
            deadlines,
            audit,
            clock);
    return new OrderParts(
        gazetteer,
        departments,
        desk,
        new FollowUpDesk(transactions, desk, new JdbiFollowUps(database), deadlines, clock));
  }
}
