package org.hotline12345.workorder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hotline12345.organisation.Place;

/**
 * Finds who leads a matter of one or several points: the unit of the first point leads the whole,
 * and each point names its own. Thread-safe.
 */
final class PointDispatcher {
  private final Dispatcher dispatcher;

  PointDispatcher(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /** Who leads a matter; the points come back with their units. */
  Proposal propose(String what, DemandType type, Place place, List<DemandPoint> points) {
    Dispatch whole = dispatcher.dispatch(what, type, place);
    if (points.size() < 2) {
      return new Proposal(
          whole, points.stream().map(p -> new DemandPoint(p.text(), whole.unit())).toList());
    }
    List<Dispatch> own =
        points.stream().map(point -> dispatcher.dispatch(point.text(), type, place)).toList();
    Dispatch lead = isClear(own.getFirst()) ? own.getFirst() : whole;
    List<DemandPoint> led = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      String unit = isClear(own.get(i)) ? own.get(i).unit() : lead.unit();
      led.add(new DemandPoint(points.get(i).text(), unit));
    }
    return new Proposal(withPoints(lead, whole, led), led);
  }

  private static boolean isClear(Dispatch dispatch) {
    return dispatch.confidence() >= Dispatch.DOUBTFUL && !dispatch.clause().isEmpty();
  }

  /**
   * The reason tells when points belong to others; the most pressing of the two readings counts.
   */
  private static Dispatch withPoints(Dispatch lead, Dispatch whole, List<DemandPoint> points) {
    boolean several = points.stream().map(DemandPoint::unit).distinct().count() > 1;
    String others =
        points.stream()
            .filter(point -> !point.unit().equals(lead.unit()))
            .map(point -> "第" + (points.indexOf(point) + 1) + "点" + point.unit())
            .collect(Collectors.joining("，"));
    return new Dispatch(
        lead.unit(),
        lead.category(),
        lead.clause(),
        several ? lead.reason() + "诉求点涉及其他单位：" + others + "。" : lead.reason(),
        lead.jurisdiction(),
        lead.urgency().compareTo(whole.urgency()) >= 0 ? lead.urgency() : whole.urgency(),
        lead.confidence(),
        lead.runnersUp());
  }
}
