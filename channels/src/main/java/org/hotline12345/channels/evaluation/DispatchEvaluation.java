package org.hotline12345.channels.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.hotline12345.models.dispatch.Baselines;
import org.hotline12345.models.dispatch.Labelled;
import org.hotline12345.models.dispatch.Message;
import org.hotline12345.organisation.Department;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.DutyExamples;
import org.hotline12345.organisation.DutyList;
import org.hotline12345.organisation.DutyModel;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.organisation.Place;
import org.hotline12345.workorder.DemandType;
import org.hotline12345.workorder.Dispatch;
import org.hotline12345.workorder.Dispatcher;
import org.jspecify.annotations.Nullable;

/** {@code eval dispatch --cases}: whole dispatches, as production makes them on its first day. */
public final class DispatchEvaluation {
  private final DutyList duties;
  private final Departments departments;
  private final Gazetteer gazetteer;
  private final DutyModel model;
  private final Baselines simpler;

  public DispatchEvaluation(
      Gazetteer gazetteer, Departments departments, DutyModel model, Baselines simpler) {
    this.duties = DutyList.shipped(departments);
    this.departments = departments;
    this.gazetteer = gazetteer;
    this.model = model;
    this.simpler = simpler;
  }

  /**
   * Scores all cases of a file.
   *
   * @param trustedFrom confidence from which on a dispatch needs no second look, chosen elsewhere
   * @param baselines whether simpler ways are scored too
   * @throws IllegalArgumentException naming what is wrong with the file
   */
  public Scores run(Path file, double trustedFrom, boolean baselines) {
    List<Case> cases = CaseLines.read(file, Case.class);
    Dispatcher dispatcher = new Dispatcher(duties, departments, gazetteer, model);
    List<Decided> decided = new ArrayList<>();
    long[] nanos = new long[cases.size()];
    for (int i = 0; i < nanos.length; i++) {
      long started = System.nanoTime();
      decided.add(decide(dispatcher, cases.get(i)));
      nanos[i] = System.nanoTime() - started;
    }
    List<Confidence.Sure> sure =
        decided.stream()
            .map(d -> new Confidence.Sure(d.dispatch().confidence(), d.right()))
            .toList();
    Map<String, Map<String, Integer>> confused = new TreeMap<>();
    decided.stream()
        .filter(d -> !d.right())
        .forEach(
            d ->
                confused
                    .computeIfAbsent(d.wanted(), unit -> new TreeMap<>())
                    .merge(d.abstained() ? "" : d.unit(), 1, Integer::sum));
    return new Scores(
        Summary.of(decided),
        byWords(decided),
        Confidence.of(trustedFrom, sure),
        share(decided, d -> d.one().localUnit() == null ? null : d.placed() ? 1.0 : 0.0),
        Micros.of(nanos),
        confused,
        baselines ? baselines(cases) : null);
  }

  private Decided decide(Dispatcher dispatcher, Case one) {
    String county = one.place() == null ? Place.CITY : one.place();
    Dispatch dispatch = dispatcher.dispatch(one.text(), DemandType.HELP, new Place(county, "", ""));
    Department unit = departments.find(dispatch.unit()).orElseThrow();
    return new Decided(one, dispatch, departments.ofCity(unit.code()).name(), unit.name());
  }

  private static Map<String, Summary> byWords(List<Decided> decided) {
    Map<String, Summary> byWords = new LinkedHashMap<>();
    for (String words : List.of("own", "others", "none")) {
      List<Decided> some =
          decided.stream()
              .filter(d -> words.equals(d.one().words()) && !d.wanted().isEmpty())
              .toList();
      if (!some.isEmpty()) {
        byWords.put(words, Summary.of(some));
      }
    }
    return byWords;
  }

  private Map<String, Simpler> baselines(List<Case> cases) {
    List<Labelled> examples =
        DutyExamples.shipped(duties).stream()
            .map(e -> new Labelled(Message.of(e.said()), e.clause()))
            .toList();
    Map<String, Simpler> scores = new LinkedHashMap<>();
    Dispatcher words = new Dispatcher(duties, departments, gazetteer);
    scores.put("duty words alone", simpler(cases, text -> named(words, text)));
    Function<Message, String> nearest = simpler.nearest(examples);
    scores.put(
        "bge nearest sentence", simpler(cases, text -> leadOf(nearest.apply(Message.of(text)))));
    Function<Message, String> characters = simpler.characters(examples);
    scores.put(
        "tfidf-svm on the sentences",
        simpler(cases, text -> leadOf(characters.apply(Message.of(text)))));
    return scores;
  }

  private String named(Dispatcher words, String text) {
    Dispatch dispatch = words.dispatch(text, DemandType.HELP, Place.somewhere(""));
    return dispatch.clause().isEmpty() && dispatch.confidence() < Dispatch.DOUBTFUL
        ? ""
        : departments
            .find(dispatch.unit())
            .map(unit -> departments.ofCity(unit.code()).name())
            .orElse("");
  }

  private String leadOf(String clause) {
    return duties.find(clause).map(duty -> departments.ofCity(duty.lead()).name()).orElse("");
  }

  private static Simpler simpler(List<Case> cases, Function<String, String> way) {
    Map<String, Integer> right = new TreeMap<>();
    int all = 0;
    long started = System.nanoTime();
    for (Case one : cases) {
      String said = way.apply(one.text());
      boolean ok = said.equals(one.unit()) || one.alsoRight().contains(said);
      all += ok ? 1 : 0;
      right.merge(one.unit().isEmpty() ? "nobody" : one.words(), ok ? 1 : 0, Integer::sum);
    }
    long micros = Math.round((System.nanoTime() - started) / 1e3 / cases.size());
    Map<String, Double> byWords = new TreeMap<>();
    right.forEach(
        (words, n) ->
            byWords.put(
                words,
                LabelScores.rounded(
                    (double) n
                        / cases.stream()
                            .filter(c -> words.equals(c.unit().isEmpty() ? "nobody" : c.words()))
                            .count())));
    return new Simpler(LabelScores.rounded((double) all / cases.size()), byWords, micros);
  }

  private static double share(List<Decided> decided, Function<Decided, @Nullable Double> value) {
    List<Double> values = new ArrayList<>();
    for (Decided one : decided) {
      Double counted = value.apply(one);
      if (counted != null) {
        values.add(counted);
      }
    }
    return LabelScores.rounded(values.stream().mapToDouble(v -> v).average().orElse(0));
  }

  /** A line of the file. */
  record Case(
      String text,
      String unit,
      @Nullable List<String> also,
      @Nullable List<String> category,
      @Nullable String place,
      @Nullable String localUnit,
      String words) {
    List<String> alsoRight() {
      return also == null ? List.of() : also;
    }
  }

  /**
   * @param unit the city's unit of the same code as the one chosen
   * @param local the unit chosen
   */
  record Decided(Case one, Dispatch dispatch, String unit, String local) {
    String wanted() {
      return one.unit();
    }

    /** Left to a person; the office's own matters have a clause. */
    boolean abstained() {
      return dispatch.clause().isEmpty() && dispatch.confidence() <= Dispatch.DOUBTFUL;
    }

    boolean lead() {
      return abstained() ? wanted().isEmpty() : unit.equals(wanted());
    }

    boolean right() {
      return lead() || (!abstained() && one.alsoRight().contains(unit));
    }

    boolean category() {
      List<String> wanted = one.category();
      return wanted != null && dispatch.category().subList(0, 2).equals(wanted);
    }

    boolean placed() {
      return local.equals(one.localUnit());
    }
  }

  /**
   * @param lead share with the right lead unit, or rightly left to a person
   * @param right the same, units that are also right counted
   * @param category share of cases with a category whose first two levels were found
   * @param abstained share left to a person
   * @param precision of those not left to a person, the share that was right
   */
  public record Summary(
      int cases, double lead, double right, double category, double abstained, double precision) {
    static Summary of(List<Decided> decided) {
      return new Summary(
          decided.size(),
          share(decided, d -> d.lead() ? 1.0 : 0.0),
          share(decided, d -> d.right() ? 1.0 : 0.0),
          share(decided, d -> d.one().category() == null ? null : d.category() ? 1.0 : 0.0),
          share(decided, d -> d.abstained() ? 1.0 : 0.0),
          share(decided, d -> d.abstained() ? null : d.right() ? 1.0 : 0.0));
    }
  }

  /**
   * @param byWords cases that some unit has, by whose words of the duty list they hold
   * @param localUnit of the cases with a county, the share with that county's unit
   * @param confused wrong ones: wanted unit, then chosen unit, empty for a person
   */
  public record Scores(
      Summary all,
      Map<String, Summary> byWords,
      Confidence at95,
      double localUnit,
      Micros microsPerMessage,
      Map<String, Map<String, Integer>> confused,
      @Nullable Map<String, Simpler> baselines) {}

  /** Microseconds that messages take; the median tells least of what else the machine does. */
  public record Micros(long mean, long median, long slowest5Percent) {
    private static final double SLOW = 0.95;

    static Micros of(long[] nanos) {
      long[] sorted = nanos.clone();
      Arrays.sort(sorted);
      return new Micros(
          Math.round(Arrays.stream(sorted).average().orElse(0) / 1e3),
          Math.round(sorted[sorted.length / 2] / 1e3),
          Math.round(sorted[(int) (sorted.length * SLOW)] / 1e3));
    }
  }

  /** A simpler way's share of right units, in all and by words. */
  public record Simpler(double right, Map<String, Double> byWords, long microsPerMessage) {}
}
