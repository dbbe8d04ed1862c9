package org.hotline12345.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hotline12345.reference.Table;
import org.hotline12345.wording.WordBook;

/**
 * Finds the divisions of the city in what people say. Thread-safe, well under a millisecond for a
 * message.
 */
public final class Gazetteer {
  private final PlaceNames names;
  private final PhraseTrie<Elsewhere> elsewhere;
  private final Supplier<WordBook> words;

  private Gazetteer(PlaceNames names, PhraseTrie<Elsewhere> elsewhere, Supplier<WordBook> words) {
    this.names = names;
    this.elsewhere = elsewhere;
    this.words = words;
  }

  private static PhraseTrie<Elsewhere> elsewhere(Table elsewhereTable) {
    PhraseTrie<Elsewhere> elsewhere = new PhraseTrie<>();
    for (Table.Row row : elsewhereTable.rows()) {
      elsewhere.put(
          row.required("name"), new Elsewhere(row.required("city"), row.list("notBefore")));
    }
    return elsewhere;
  }

  /** The city that comes with the software. */
  public static Gazetteer shipped() {
    return new Gazetteer(
        new PlaceNames(
            Table.beside(Gazetteer.class, "divisions.tsv"),
            Table.beside(Gazetteer.class, "aliases.tsv"),
            Table.beside(Gazetteer.class, "guards.tsv"),
            Table.beside(Gazetteer.class, "everyday.tsv")),
        elsewhere(Table.beside(Gazetteer.class, "elsewhere.tsv")),
        () -> WordBook.EMPTY);
  }

  /**
   * The same, which also knows what editors say people call a division, and how misheard names are
   * right.
   *
   * @param book asked at every text, so that what editors change counts at once
   */
  public Gazetteer with(Supplier<WordBook> book) {
    return new Gazetteer(names, elsewhere, book);
  }

  /** Every division, each after the one it lies in. */
  public List<Division> divisions() {
    return names.divisions();
  }

  /** The division with this code. */
  public Optional<Division> division(String code) {
    return Optional.ofNullable(names.byCode(code));
  }

  /**
   * The most exact division that the text names without doubt, with the whole text kept as its
   * words. A village name borne by several is decided by a county or town named beside it; when two
   * places are named, the county they share. Empty when nothing is named, or nothing is certain.
   */
  public Optional<Place> locate(String text) {
    List<List<Division>> meant = meant(text);
    List<Division> certain =
        mostExact(meant.stream().filter(m -> m.size() == 1).map(List::getFirst).toList());
    if (certain.isEmpty()) {
      certain = meant.stream().flatMap(List::stream).distinct().toList();
      if (certain.isEmpty() || !shareCounty(certain)) {
        return Optional.empty();
      }
    }
    if (certain.size() == 1) {
      return Optional.of(place(certain.getFirst(), text));
    }
    String county = shareCounty(certain) ? countyOf(certain.getFirst()) : Place.CITY;
    return division(county).map(shared -> place(shared, text));
  }

  /**
   * The divisions a text may mean where {@link #locate} could not decide: the bearers of an
   * ambiguous name, or the several places named. Empty when there is no doubt.
   */
  public List<Place> candidates(String text) {
    List<List<Division>> meant = meant(text);
    List<Division> doubtful =
        meant.stream().filter(m -> m.size() > 1).flatMap(List::stream).distinct().toList();
    if (doubtful.isEmpty()) {
      List<Division> named = mostExact(meant.stream().map(List::getFirst).toList());
      doubtful = named.size() > 1 ? named : List.of();
    }
    return doubtful.stream().map(division -> place(division, text)).toList();
  }

  /** The name of another city or province that the text names, if it names no division of ours. */
  public Optional<String> elsewhere(String text) {
    if (!mentions(text, false).isEmpty()) {
      return Optional.empty();
    }
    List<String> found = new ArrayList<>();
    elsewhere.scan(
        text,
        (start, end, place) -> {
          if (place.notBefore().stream().noneMatch(word -> text.startsWith(word, end))) {
            found.add(place.city());
          }
        });
    return found.stream().findFirst();
  }

  /** For each name in the text the divisions it can mean, ambiguity removed by the other names. */
  private List<List<Division>> meant(String text) {
    List<PlaceNames.Mention> mentions = mentions(text, false);
    boolean named = mentions.stream().anyMatch(m -> !m.only(PlaceNames.Condition.ALONE));
    return decided(
            mentions.stream().filter(m -> !named || !m.only(PlaceNames.Condition.ALONE)).toList())
        .stream()
        .map(Decided::meant)
        .toList();
  }

  /**
   * Every name in the text, from left to right, also those written as others of the same sound.
   * Positions are those of the text as {@link #corrected} gives it.
   */
  public List<Named> named(String text) {
    return decided(mentions(text, true)).stream()
        .map(d -> new Named(d.start(), d.end(), d.meant().stream().map(x -> place(x, "")).toList()))
        .toList();
  }

  /** The text with what editors know to be misheard put right. */
  public String corrected(String text) {
    return words.get().correct(text);
  }

  private static List<Decided> decided(List<PlaceNames.Mention> mentions) {
    List<Division> context =
        mentions.stream()
            .filter(m -> m.names().size() == 1)
            .map(m -> m.names().getFirst().division())
            .filter(d -> d.level() != Division.Level.VILLAGE)
            .toList();
    List<Decided> meant = new ArrayList<>();
    for (PlaceNames.Mention mention : mentions) {
      List<Division> candidates =
          mention.names().stream()
              .filter(
                  name ->
                      name.condition() != PlaceNames.Condition.WITH_PARENT
                          || within(name.division(), context))
              .map(PlaceNames.Name::division)
              .toList();
      List<Division> fitting = candidates.stream().filter(d -> fitsBest(d, context)).toList();
      if (!candidates.isEmpty()) {
        meant.add(
            new Decided(mention.start(), mention.end(), fitting.isEmpty() ? candidates : fitting));
      }
    }
    return meant;
  }

  private List<PlaceNames.Mention> mentions(String text, boolean bySound) {
    WordBook book = words.get();
    String right = book.correct(text);
    return names.mentions(right, book.divisionsIn(right), bySound);
  }

  private static boolean within(Division division, List<Division> context) {
    return context.stream().anyMatch(outer -> !outer.equals(division) && outer.holds(division));
  }

  private static boolean fitsBest(Division division, List<Division> context) {
    boolean townNamed =
        context.stream().anyMatch(d -> d.level() == Division.Level.TOWN && !d.code().endsWith("#"));
    return context.stream()
        .filter(d -> !townNamed || d.level() == Division.Level.TOWN)
        .anyMatch(outer -> outer.holds(division));
  }

  private static List<Division> mostExact(List<Division> divisions) {
    return divisions.stream()
        .distinct()
        .filter(d -> divisions.stream().noneMatch(other -> !other.equals(d) && d.holds(other)))
        .toList();
  }

  private static String countyOf(Division division) {
    return division.code().substring(0, 6);
  }

  private static boolean shareCounty(List<Division> divisions) {
    return divisions.stream().map(Gazetteer::countyOf).distinct().count() == 1;
  }

  private static Place place(Division division, String text) {
    String code = division.code();
    return new Place(
        code.endsWith("#") ? code.substring(0, code.length() - 1) : code, division.path(), text);
  }

  /**
   * A name in a text.
   *
   * @param meant what it can mean, one when it is certain
   */
  public record Named(int start, int end, List<Place> meant) {}

  private record Decided(int start, int end, List<Division> meant) {}

  private record Elsewhere(String city, List<String> notBefore) {}
}
