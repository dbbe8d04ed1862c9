package org.hotline12345.facts;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.hotline12345.calendar.Festivals;
import org.hotline12345.organisation.Gazetteer;
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
  private final CareWords care = new CareWords();
  private final Clock clock;

  /**
   * With what a city knows.
   *
   * @param clock the time, in the city's zone: yesterday is a day of the city
   */
  public FactExtractor(Gazetteer gazetteer, Festivals festivals, Clock clock) {
    this.gazetteer = gazetteer;
    this.places = new PlaceFinder(gazetteer);
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
    TimeFinder.@Nullable Found time = times.find(draft, LocalDateTime.now(clock));
    @Nullable BigDecimal amount = AmountFinder.find(draft);
    List<String> points = PointSplitter.split(plain);
    return new Facts(
        place == null ? null : place.place(),
        place == null ? "" : place.words(),
        time == null ? "" : plain.substring(time.start(), time.end()),
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
        PeopleFinder.find(draft),
        points,
        care.vulnerable(plain),
        care.urgency(plain),
        Secrecy.wish(plain));
  }
}
