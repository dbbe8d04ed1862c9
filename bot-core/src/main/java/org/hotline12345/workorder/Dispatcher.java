package org.hotline12345.workorder;

import java.util.List;
import java.util.Optional;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.DutyExamples;
import org.hotline12345.organisation.DutyList;
import org.hotline12345.organisation.DutyModel;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.organisation.Place;
import org.hotline12345.organisation.Urgency;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the leading unit by the duty list's words, by meaning, by how the office's own orders
 * went, and by the place. What nobody clearly has, and what it is not sure of, goes to the hotline
 * office to be decided by people. Without a learned model the words alone decide. Thread-safe as
 * its model is.
 */
public final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** Two units that share this much of the probability are for a consultation to choose from. */
  private static final double BETWEEN_TWO = 0.7;

  private static final int RUNNERS_UP = 3;

  /** A unit less likely than this is no runner-up. */
  private static final double WORTH_NAMING = 0.02;

  private final DutyList duties;
  private final LeadUnits units;
  private final WordDispatch byWords;
  private final WordTrust trust;
  private final @Nullable DutyModel model;

  /** Without a learned model. */
  public Dispatcher(DutyList duties, Departments departments, Gazetteer gazetteer) {
    this(duties, departments, gazetteer, null);
  }

  /**
   * @param model null to go by the words alone
   */
  public Dispatcher(
      DutyList duties, Departments departments, Gazetteer gazetteer, @Nullable DutyModel model) {
    this.duties = duties;
    this.units = new LeadUnits(departments, gazetteer);
    this.byWords = new WordDispatch(units, departments);
    this.trust = new WordTrust(duties, model == null ? List.of() : DutyExamples.shipped(duties));
    this.model = model;
  }

  /**
   * Never fails: without the model the words decide, and the hotline office is the last resort.
   *
   * @param what the matter in the citizen's words
   */
  public Dispatch dispatch(String what, DemandType type, Place place) {
    List<DutyList.Match> said = duties.match(what);
    return opinion(what)
        .map(opinion -> decide(LeadChoice.of(duties, said, trust, opinion), type, place))
        .orElseGet(() -> byWords.dispatch(what, type, place, said));
  }

  private Optional<DutyModel.Opinion> opinion(String what) {
    if (model == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(model.opinion(what));
    } catch (RuntimeException e) {
      LOG.warn("no learned opinion on an order, its words decide: {}", e.toString());
      return Optional.empty();
    }
  }

  private Dispatch decide(LeadChoice choice, DemandType type, Place place) {
    LeadChoice.Unit best = choice.best();
    return best.code().equals(DutyModel.NOBODY) || best.probability() < Dispatch.DOUBTFUL
        ? undecided(choice, place)
        : decided(choice, type, place);
  }

  private Dispatch decided(LeadChoice choice, DemandType type, Place place) {
    LeadChoice.Unit best = choice.best();
    Optional<LeadChoice.Clause> duty = best.likeliest();
    String unit = duty.map(d -> units.lead(d.clause(), place)).orElse(units.of(best.code(), place));
    return new Dispatch(
        unit,
        duty.map(d -> LeadUnits.category(d.clause())).orElse(List.of("政务服务", "部门工作", type.label())),
        duty.map(d -> d.clause().id()).orElse(""),
        DispatchReason.decided(best, unit),
        units.jurisdiction(place),
        duty.map(d -> d.clause().urgency()).orElse(Urgency.NORMAL),
        best.probability(),
        others(choice, unit, place));
  }

  private Dispatch undecided(LeadChoice choice, Place place) {
    List<LeadChoice.Unit> likeliest =
        choice.units().stream()
            .filter(unit -> !unit.code().equals(DutyModel.NOBODY))
            .limit(2)
            .toList();
    double two = likeliest.stream().mapToDouble(LeadChoice.Unit::probability).sum();
    String office = units.office(place);
    List<String> runnersUp = others(choice, office, place);
    return new Dispatch(
        office,
        LeadUnits.UNDECIDED,
        "",
        DispatchReason.undecided(likeliest, two >= BETWEEN_TWO, office),
        units.jurisdiction(place),
        likeliest.stream()
            .filter(unit -> unit.probability() >= Dispatch.DOUBTFUL / 2)
            .flatMap(unit -> unit.likeliest().stream())
            .map(duty -> duty.clause().urgency())
            .max(Urgency::compareTo)
            .orElse(Urgency.NORMAL),
        Math.min(choice.best().probability(), Dispatch.DOUBTFUL),
        runnersUp);
  }

  private List<String> others(LeadChoice choice, String chosen, Place place) {
    return choice.units().stream()
        .filter(unit -> unit.probability() >= WORTH_NAMING)
        .flatMap(unit -> unit.likeliest().stream())
        .map(duty -> units.lead(duty.clause(), place))
        .distinct()
        .filter(unit -> !unit.equals(chosen))
        .limit(RUNNERS_UP)
        .toList();
  }
}
