package org.hotline12345.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12345.reference.Table;
import org.hotline12345.reference.TableException;

/** The units of the city and of its counties. Immutable. */
public final class Departments {
  /** The office that runs the hotline and takes what nobody else can be found for. */
  public static final String HOTLINE_OFFICE = "hotline";

  private final Map<String, Department> city = new LinkedHashMap<>();
  private final Map<String, Map<String, Department>> counties = new LinkedHashMap<>();
  private final Map<String, Department> byName = new HashMap<>();
  private final PhraseTrie<Department> mentions = new PhraseTrie<>();

  /**
   * @param table columns code, name, aliases, county
   * @param exceptions columns department, county, name: county units not named by rule
   */
  public Departments(Table table, Table exceptions, Gazetteer gazetteer) {
    Map<String, String> named = new HashMap<>();
    for (Table.Row row : exceptions.rows()) {
      named.put(row.required("department") + row.required("county"), row.required("name"));
    }
    List<Division> divisions =
        gazetteer.divisions().stream().filter(d -> d.level() == Division.Level.COUNTY).toList();
    for (Table.Row row : table.rows()) {
      String code = row.required("code");
      Department unit = new Department(code, row.required("name"), Place.CITY, row.list("aliases"));
      if (city.put(code, unit) != null) {
        throw new TableException(row.where() + ": code: " + code + " twice (expected: once)");
      }
      byName.put(unit.name(), unit);
      mentions.put(unit.name(), unit);
      for (String alias : unit.aliases()) {
        byName.putIfAbsent(alias, unit);
        mentions.put(alias, unit);
      }
      String rule = row.text("county");
      for (Division county : divisions) {
        String name =
            named.getOrDefault(
                code + county.code(),
                rule.replace("{c}", unitPrefix(county)).replace("{s}", shortName(county)));
        if (!name.isEmpty()) {
          add(unit, county, name);
        }
      }
    }
    if (!city.containsKey(HOTLINE_OFFICE)) {
      throw new TableException(table + ": no code " + HOTLINE_OFFICE + " (expected: one)");
    }
  }

  /** The units that come with the software. */
  public static Departments shipped(Gazetteer gazetteer) {
    return new Departments(
        Table.beside(Departments.class, "departments.tsv"),
        Table.beside(Departments.class, "county_units.tsv"),
        gazetteer);
  }

  private void add(Department cityUnit, Division county, String name) {
    Department unit =
        name.equals(cityUnit.name())
            ? cityUnit
            : new Department(cityUnit.code(), name, county.code(), List.of());
    counties
        .computeIfAbsent(county.code(), ignored -> new LinkedHashMap<>())
        .put(unit.code(), unit);
    byName.putIfAbsent(name, unit);
  }

  /** 景宁畲族自治县 writes its units 景宁县. */
  private static String unitPrefix(Division county) {
    return county.name().replace("畲族自治县", "县");
  }

  private static String shortName(Division county) {
    String prefix = unitPrefix(county);
    return prefix.substring(0, prefix.length() - 1);
  }

  /** Every unit, the city's first. */
  public List<Department> all() {
    List<Department> all = new ArrayList<>(city.values());
    for (Map<String, Department> units : counties.values()) {
      units.values().stream().filter(unit -> !unit.ofCity()).forEach(all::add);
    }
    return all;
  }

  /** The unit with this full name or, for the city's, one of its short names. */
  public Optional<Department> find(String name) {
    return Optional.ofNullable(byName.get(name.strip()));
  }

  /**
   * The city's unit with this code.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Department ofCity(String code) {
    Department unit = city.get(code);
    if (unit == null) {
      throw new IllegalArgumentException(
          "department: " + code + " (expected one of: " + city.keySet() + ")");
    }
    return unit;
  }

  /**
   * The unit that has the matters of this code in a county; the city's where the county has none.
   */
  public Department in(String county, String code) {
    Department unit = counties.getOrDefault(county, Map.of()).get(code);
    return unit == null ? ofCity(code) : unit;
  }

  /** The first unit of the city that the text names, by full or short name. */
  public Optional<Department> mentionedIn(String text) {
    List<Department> found = new ArrayList<>();
    for (int i = 0; i < text.length() && found.isEmpty(); i++) {
      mentions.at(text, i, (start, end, unit) -> found.add(unit));
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }
}
