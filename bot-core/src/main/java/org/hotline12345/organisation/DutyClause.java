package org.hotline12345.organisation;

/**
 * One clause of the duty list: who leads a kind of matter.
 *
 * @param id names the clause, as in {@code CG-01}
 * @param lead code of the leading department
 * @param byCounty whether a county's own unit has the matter there
 * @param basis where the duty comes from
 */
public record DutyClause(
    String id,
    String level1,
    String level2,
    String level3,
    String lead,
    boolean byCounty,
    Urgency urgency,
    String basis) {}
