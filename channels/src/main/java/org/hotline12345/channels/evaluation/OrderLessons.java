package org.hotline12345.channels.evaluation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hotline12345.models.dispatch.Labelled;
import org.hotline12345.models.dispatch.Message;
import org.hotline12345.organisation.Department;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.DutyList;
import org.hotline12345.organisation.DutyModel;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.organisation.Place;
import org.hotline12345.privacy.ConversationMasker;
import org.hotline12345.privacy.Masker;
import org.hotline12345.workorder.DemandType;
import org.hotline12345.workorder.Dispatcher;
import org.hotline12345.workorder.WorkOrder;
import org.hotline12345.workorder.WorkOrderState;
import org.hotline12345.workorder.WorkOrders;

/** What there is to learn from: orders whose unit in charge stands, and how that is judged. */
public final class OrderLessons {
  private static final int PAGE = 200;

  /** The unit has answered: whatever was re-dispatched, this is who led. */
  private static final Set<WorkOrderState> CLOSED =
      EnumSet.of(
          WorkOrderState.REPLIED,
          WorkOrderState.CALLED_BACK,
          WorkOrderState.RATED,
          WorkOrderState.ARCHIVED);

  private final Departments departments;
  private final Gazetteer gazetteer;

  public OrderLessons(Gazetteer gazetteer, Departments departments) {
    this.gazetteer = gazetteer;
    this.departments = departments;
  }

  /** The closed orders, masked, with the code of the department that led them last. */
  public List<Labelled> closed(WorkOrders orders) {
    List<Labelled> lessons = new ArrayList<>();
    for (WorkOrderState state : CLOSED) {
      int offset = 0;
      List<WorkOrder> page;
      do {
        page = orders.list(new WorkOrders.Filter(null, state, offset, PAGE)).orders();
        offset += page.size();
        for (WorkOrder order : page) {
          departments
              .find(order.assignment().unit())
              .map(unit -> new Labelled(Message.of(masked(order, orders)), unit.code()))
              .ifPresent(lessons::add);
        }
      } while (!page.isEmpty());
    }
    return lessons.reversed();
  }

  /** The matter without personal data; the caller's name is known, wherever it stands in it. */
  private static String masked(WorkOrder order, WorkOrders orders) {
    ConversationMasker masker = new ConversationMasker(new Masker());
    orders.caller(order.number()).ifPresent(c -> masker.introduced(c.reveal().name()));
    return masker.mask(order.matter().what());
  }

  /**
   * Messages with names of units, as the same with their codes.
   *
   * @throws IllegalArgumentException naming the first label that is no unit
   */
  public List<Labelled> named(List<Labelled> messages) {
    return messages.stream()
        .map(message -> new Labelled(message.message(), code(message.label())))
        .toList();
  }

  private String code(String label) {
    return departments
        .find(label)
        .map(Department::code)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "label: " + label + " (expected: full or short name of a unit)"));
  }

  /** Share of the messages whose department a dispatcher with this model finds. */
  public double accuracy(DutyModel model, List<Labelled> messages) {
    Dispatcher dispatcher =
        new Dispatcher(DutyList.shipped(departments), departments, gazetteer, model);
    long right =
        messages.stream()
            .filter(
                message ->
                    departments
                        .find(
                            dispatcher
                                .dispatch(
                                    message.message().text(), DemandType.HELP, Place.somewhere(""))
                                .unit())
                        .map(Department::code)
                        .filter(message.label()::equals)
                        .isPresent())
            .count();
    return LabelScores.rounded((double) right / messages.size());
  }
}
