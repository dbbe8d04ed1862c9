package org.hotline12345.workorder;

import java.util.List;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.Division;
import org.hotline12345.organisation.DutyClause;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.organisation.Place;

/** Which unit a duty means in a place. */
record LeadUnits(Departments departments, Gazetteer gazetteer) {
  static final List<String> UNDECIDED = List.of("其他", "待定", "待人工分派");

  static List<String> category(DutyClause clause) {
    return List.of(clause.level1(), clause.level2(), clause.level3());
  }

  /** The unit that leads this duty there. */
  String lead(DutyClause clause, Place place) {
    return clause.byCounty() ? of(clause.lead(), place) : departments.ofCity(clause.lead()).name();
  }

  /** The unit of this code there. */
  String of(String code, Place place) {
    return departments.in(place.county(), code).name();
  }

  /** Where people decide. */
  String office(Place place) {
    return of(Departments.HOTLINE_OFFICE, place);
  }

  /** Whose matter it is: a county or the city. */
  String jurisdiction(Place place) {
    return gazetteer.division(place.county()).map(Division::name).orElse("");
  }
}
