package org.hotline12345.workorder;

import java.util.List;

/**
 * Who would lead a matter of several points.
 *
 * @param lead of the whole
 * @param points each with its unit
 */
public record Proposal(Dispatch lead, List<DemandPoint> points) {
  public Proposal {
    points = List.copyOf(points);
  }
}
