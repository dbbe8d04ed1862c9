package org.hotline12345.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.DutyList;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.reference.Table;
import org.hotline12345.understanding.Normalizer;
import org.junit.jupiter.api.Test;

/** Points of demand over messages written for it; a point counts when one side holds the other. */
class PointsTest {
  private final PointSplitter splitter =
      new PointSplitter(DutyList.shipped(Departments.shipped(Gazetteer.shipped())));

  @Test
  void findsPointsInTheMessagesTheRulesWereWrittenWith() {
    Tally tally = tally("dev");

    assertThat(tally.wrong()).as(tally::toString).hasSizeLessThanOrEqualTo(4);
    assertThat(tally.f1()).as(tally::toString).isGreaterThan(0.9);
  }

  @Test
  void findsPointsInMessagesThatWereOnlyCounted() {
    Tally tally = tally("check");

    assertThat(tally.f1()).as("F1 of the messages that were only counted").isGreaterThan(CHECKED);
  }

  private Tally tally(String use) {
    int right = 0;
    int found = 0;
    int expected = 0;
    List<String> wrong = new ArrayList<>();
    for (Table.Row row : Table.beside(PointsTest.class, "points.tsv").rows()) {
      if (!row.required("use").equals(use)) {
        continue;
      }
      List<String> points = split(row.text("points"));
      List<String> got = splitter.split(Normalizer.plain(row.required("text")));
      int hits = hits(points, got);
      right += hits;
      found += got.size();
      expected += points.size();
      if (hits < points.size() || hits < got.size()) {
        wrong.add(row.required("text") + " → " + got);
      }
    }
    return new Tally(right, found, expected, wrong);
  }

  private static List<String> split(String cell) {
    return cell.isEmpty() ? List.of() : List.of(Normalizer.plain(cell).split("\\|", -1));
  }

  private static int hits(List<String> points, List<String> got) {
    List<String> left = new ArrayList<>(got);
    int hits = 0;
    for (String point : points) {
      boolean hit = false;
      for (int i = 0; i < left.size() && !hit; i++) {
        if (left.get(i).contains(point) || point.contains(left.get(i))) {
          left.remove(i);
          hit = true;
        }
      }
      hits += hit ? 1 : 0;
    }
    return hits;
  }

  private static final double CHECKED = 0.7;

  private record Tally(int right, int found, int expected, List<String> wrong) {
    double f1() {
      return 2.0 * right / (found + expected);
    }
  }
}
