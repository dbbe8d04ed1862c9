package org.hotline12345.channels.wiring;

import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hotline12345.durability.Transactions;
import org.hotline12345.organisation.Department;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.Division;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.security.AuditLog;
import org.hotline12345.store.Database;
import org.hotline12345.store.JdbiWordVersions;
import org.hotline12345.wording.CityNames;
import org.hotline12345.wording.StarterWords;
import org.hotline12345.wording.WordBook;
import org.hotline12345.wording.WordDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words of the city: its divisions and units, and the word book over them.
 *
 * @param gazetteer also knows the names that editors keep
 */
public record WordParts(WordDesk desk, Gazetteer gazetteer, Departments departments) {
  private static final Logger LOG = LoggerFactory.getLogger(WordParts.class);
  private static final int WHOLE = 3;

  static WordParts open(Database database, Transactions transactions, AuditLog audit, Clock clock) {
    Gazetteer plain = Gazetteer.shipped();
    Departments departments = Departments.shipped(plain);
    WordDesk desk =
        new WordDesk(
            new JdbiWordVersions(database), transactions, audit, city(plain, departments), clock);
    return new WordParts(desk, plain.with(desk::current), departments);
  }

  /** The words of a new hotline, for whoever has no database. */
  public static WordBook shipped() {
    Gazetteer gazetteer = Gazetteer.shipped();
    return WordBook.of(
        StarterWords.shipped(), city(gazetteer, Departments.shipped(gazetteer)).whole());
  }

  /** Brings in the words of this release. */
  void prepare() {
    int changed = desk.load(StarterWords.shipped());
    if (changed > 0) {
      LOG.info("{} entries of the word book added or renewed", changed);
    }
  }

  private static CityNames city(Gazetteer gazetteer, Departments departments) {
    Map<String, String> divisions =
        gazetteer.divisions().stream()
            .collect(
                Collectors.toMap(
                    Division::code, d -> d.path().isEmpty() ? d.name() : d.path(), (a, b) -> a));
    Set<String> whole = new HashSet<>();
    gazetteer.divisions().stream()
        .map(Division::name)
        .filter(name -> name.length() >= WHOLE)
        .forEach(whole::add);
    for (Department unit : departments.all()) {
      whole.add(unit.name());
      unit.aliases().stream().filter(alias -> alias.length() >= WHOLE).forEach(whole::add);
    }
    return new CityNames(divisions, whole);
  }
}
