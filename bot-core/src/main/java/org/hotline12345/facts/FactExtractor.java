package org.hotline12345.facts;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hotline12345.calendar.Festivals;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.DutyList;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.organisation.Place;
import org.hotline12345.reference.Table;
import org.hotline12345.understanding.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the facts of a matter in an utterance. Deterministic for a given time; milliseconds for the
 * longest message. Thread-safe when the gazetteer is.
 */
public final class FactExtractor {
  private final PlaceFinder places;
  private final Gazetteer gazetteer;
  private final TimeFinder times;
  private final NameFinder names = new NameFinder();
  private final CompanyFinder companies = new CompanyFinder();
  private final PointSplitter points;
  private final CareWords care = new CareWords();
  private final Misheard misheard =
      new Misheard(
          Table.beside(FactExtractor.class, "heard.tsv").rows().stream()
              .map(row -> row.required("word"))
              .toList());
  private final Clock clock;

  /**
   * With what a city knows.
   *
   * @param clock the time, in the city's zone: yesterday is a day of the city
   */
  public FactExtractor(Gazetteer gazetteer, Festivals festivals, Clock clock) {
    this.gazetteer = gazetteer;
    this.places = new PlaceFinder(gazetteer);
    this.points = new PointSplitter(DutyList.shipped(Departments.shipped(gazetteer)));
    this.times = new TimeFinder(festivals);
    this.clock = clock;
  }

  /** Every fact the utterance tells. */
  public Facts extract(String text) {
    String plain = gazetteer.corrected(Normalizer.plain(text));
    Draft draft = new Draft(plain);
    Numbers numbers = NumberFinder.find(draft);
    String company = companies.find(draft);
    String name = names.find(draft);
    PlaceFinder.@Nullable Found place = places.find(draft);
    Draft heard = draft.reading(misheard.repair(plain));
    TimeFinder.@Nullable Found time = times.find(heard, LocalDateTime.now(clock));
    @Nullable BigDecimal amount = AmountFinder.find(heard);
    List<String> demands = points.split(plain);
    return new Facts(
        place == null ? null : place.place(),
        place == null ? "" : place.words(),
        place != null && place.here(),
        time == null ? "" : heard.text().substring(time.start(), time.end()),
        time == null ? null : time.time(),
        name,
        numbers.phone(),
        numbers.fragment(),
        amount,
        numbers.plate(),
        company,
        numbers.orderNumber(),
        numbers.idCard(),
        numbers.bankCard(),
        PeopleFinder.find(heard),
        demands,
        care.vulnerable(heard.text()),
        care.urgency(heard.text()),
        Secrecy.wish(heard.text()));
  }

  /**
   * The division that words mean inside another one, as the village of a name that several counties
   * have. Empty when they mean none.
   */
  public Optional<Place> within(Place outer, String words) {
    return gazetteer
        .locate(outer.path() + Normalizer.plain(words))
        .filter(inner -> inner.code().startsWith(outer.code()) && !outer.path().isEmpty());
  }

  /** The phone after words like "不是三零，是四零"; unchanged when they say nothing of it. */
  public String correctedPhone(String text, String phone) {
    return NumberFinder.corrected(Normalizer.plain(text), phone);
  }

  /** The number that a text is, with or without a unit of money; empty when it is none. */
  public Optional<BigDecimal> number(String text) {
    String plain = Normalizer.plain(text).replaceAll("(?:块钱?|元)?[。,!]?$", "");
    OptionalDouble value = Numerals.value(plain);
    return value.isPresent()
        ? Optional.of(AmountFinder.yuan(value.getAsDouble()))
        : Optional.empty();
  }

  /** The name that a text is; empty when it is none. */
  public Optional<String> name(String text) {
    String name = names.find(new Draft(Normalizer.plain(text)));
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }
}
