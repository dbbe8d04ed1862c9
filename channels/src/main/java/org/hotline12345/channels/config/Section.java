package org.hotline12345.channels.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of the file while it is read. Every reader returns something usable, so that reading
 * goes on and all problems are listed at once.
 */
final class Section {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Pattern ENV = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");
  private static final Pattern ORIGIN =
      Pattern.compile("https?://[A-Za-z0-9.*-]+(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

  private static final Pattern TARGET =
      Pattern.compile("[0-9*#+]{2,20}|sips?:[A-Za-z0-9._~+%-]+(@[A-Za-z0-9.-]+)?(:[0-9]{1,5})?");

  private final String path;
  private final JsonNode node;
  private final Map<String, String> environment;
  private final List<String> problems;
  private final Set<String> known = new TreeSet<>();

  Section(String path, JsonNode node, Map<String, String> environment, List<String> problems) {
    this.path = path;
    this.node = node;
    this.environment = environment;
    this.problems = problems;
    if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
      problems.add((path.isEmpty() ? "the file" : path) + ": " + node + " (expected: keys)");
    }
  }

  Section section(String key) {
    return new Section(at(key), child(key), environment, problems);
  }

  boolean has(String key) {
    return !child(key).isMissingNode();
  }

  int integer(String key, int otherwise, int min, int max) {
    JsonNode value = child(key);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isInt() || value.intValue() < min || value.intValue() > max) {
      wrong(key, value.toString(), min + "–" + max);
      return otherwise;
    }
    return value.intValue();
  }

  boolean flag(String key, boolean otherwise) {
    JsonNode value = child(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      wrong(key, value.toString(), "true or false");
    }
    return value.asBoolean(otherwise);
  }

  String text(String key, String otherwise) {
    JsonNode value = child(key);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      wrong(key, value.toString(), "text");
      return otherwise;
    }
    return value.textValue();
  }

  /** Text without a default. */
  String required(String key) {
    if (!has(key)) {
      wrong(key, "nothing", "text");
    }
    return text(key, "");
  }

  Duration duration(String key, Duration otherwise, Duration min, Duration max) {
    String expected = written(min) + "–" + written(max) + ", as in 30s, 5m, 8h, 7d";
    JsonNode value = child(key);
    if (value.isMissingNode()) {
      return otherwise;
    }
    Matcher matcher = DURATION.matcher(value.asText());
    if (!matcher.matches()) {
      wrong(key, value.toString(), expected);
      return otherwise;
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        };
    if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
      wrong(key, value.toString(), expected);
      return otherwise;
    }
    return duration;
  }

  ZoneId zone(String key, ZoneId otherwise) {
    String value = text(key, otherwise.getId());
    try {
      return ZoneId.of(value);
    } catch (DateTimeException e) {
      wrong(key, value, "a time zone, as in Asia/Shanghai");
      return otherwise;
    }
  }

  URI httpAddress(String key) {
    String value = required(key);
    try {
      URI uri = new URI(value);
      if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // falls through to the same message
    }
    if (!value.isEmpty()) {
      wrong(key, value, "an http or https address without user name");
    }
    return URI.create("http://invalid");
  }

  List<String> texts(String key) {
    JsonNode value = child(key);
    List<String> texts = new ArrayList<>();
    if (!value.isMissingNode() && !value.isArray()) {
      wrong(key, value.toString(), "a list");
      return texts;
    }
    for (JsonNode item : value) {
      if (item.isTextual() && !item.textValue().isBlank()) {
        texts.add(item.textValue());
      } else {
        wrong(key, item.toString(), "text in each item");
      }
    }
    return texts;
  }

  /** Digits or names, each with the number or SIP address it stands for. */
  Map<String, String> targets(String key) {
    JsonNode value = child(key);
    Map<String, String> targets = new TreeMap<>();
    if (!value.isMissingNode() && !value.isObject()) {
      wrong(key, value.toString(), "keys");
      return targets;
    }
    value
        .properties()
        .forEach(
            entry -> {
              String target = entry.getValue().asText();
              if (TARGET.matcher(target).matches()) {
                targets.put(entry.getKey(), target);
              } else {
                wrong(key + "." + entry.getKey(), target, "digits, or sip:user@host, or sip:host");
              }
            });
    return targets;
  }

  List<String> origins(String key) {
    List<String> origins = texts(key);
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        wrong(key, origin, "an origin, as in https://www.lishui.gov.cn");
      }
    }
    return origins;
  }

  /** Digits in each item. */
  List<String> digits(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : child(key)) {
      if (item.asText().matches("\\d{1,20}")) {
        texts.add(item.asText());
      } else {
        wrong(key, item.toString(), "digits in each item");
      }
    }
    if (has(key) && !child(key).isArray()) {
      wrong(key, child(key).toString(), "a list");
    }
    return texts;
  }

  /** Some of a few words, in the order given; all of them when nothing is given. */
  List<String> choices(String key, List<String> all) {
    if (!has(key)) {
      return all;
    }
    List<String> chosen = texts(key);
    if (chosen.isEmpty() || !all.containsAll(chosen)) {
      wrong(key, chosen.toString(), "some of " + String.join(", ", all));
      return all;
    }
    return chosen;
  }

  /** One of a few words; the first when nothing is given. */
  String choice(String key, List<String> all) {
    String value = text(key, all.getFirst());
    if (!all.contains(value)) {
      wrong(key, value, String.join(" or ", all));
    }
    return value;
  }

  List<AddressRange> ranges(String key, List<String> otherwise) {
    List<AddressRange> ranges = new ArrayList<>();
    for (String text : has(key) ? texts(key) : otherwise) {
      try {
        ranges.add(AddressRange.parse(text));
      } catch (IllegalArgumentException e) {
        wrong(key, text, "an address or a network, as in 10.20.0.0/16");
      }
    }
    return ranges;
  }

  /** Every key of this section with its secret. */
  Map<String, Secret> secrets() {
    Map<String, Secret> secrets = new java.util.TreeMap<>();
    node.fieldNames()
        .forEachRemaining(
            key -> {
              Secret secret = secret(key);
              if (secret != null) {
                secrets.put(key, secret);
              }
            });
    return secrets;
  }

  Secret requiredSecret(String key) {
    if (!has(key)) {
      wrong(key, "nothing", "${env:NAME} or file:PATH");
    }
    Secret secret = secret(key);
    return secret == null ? new Secret("") : secret;
  }

  Path requiredFile(String key) {
    if (!has(key)) {
      wrong(key, "nothing", "a file that exists");
    }
    Path file = existingFile(key);
    return file == null ? Path.of("") : file;
  }

  @Nullable Path existingFile(String key) {
    if (!has(key)) {
      return null;
    }
    Path file = Path.of(text(key, "."));
    if (!Files.isRegularFile(file)) {
      wrong(key, file.toString(), "a file that exists");
    }
    return file;
  }

  @Nullable Path existingFolder(String key) {
    if (!has(key)) {
      return null;
    }
    Path folder = Path.of(text(key, "."));
    if (!Files.isDirectory(folder)) {
      wrong(key, folder.toString(), "a folder that exists");
    }
    return folder;
  }

  /** A secret given as {@code ${env:NAME}} or {@code file:PATH}, so that the file holds none. */
  @Nullable Secret secret(String key) {
    if (!has(key)) {
      return null;
    }
    String value = child(key).asText();
    String expected = "${env:NAME} or file:PATH";
    Matcher env = ENV.matcher(value);
    if (env.matches()) {
      String found = environment.get(env.group(1));
      if (found == null || found.isBlank()) {
        wrong(key, value, "the variable to be set");
      }
      return new Secret(found == null ? "" : found);
    }
    if (!value.startsWith("file:")) {
      wrong(key, "a value written out", expected);
      return null;
    }
    try {
      return new Secret(Files.readString(Path.of(value.substring("file:".length()))).strip());
    } catch (IOException | DateTimeException | java.nio.file.InvalidPathException e) {
      wrong(key, value, "a file that can be read");
      return null;
    }
  }

  /** Call last: names the keys nobody asked for. */
  void rejectUnknown() {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                wrong(key, "unknown key", String.join(", ", known));
              }
            });
  }

  private JsonNode child(String key) {
    known.add(key);
    JsonNode value = node.path(key);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  /** Notes a problem with a key. */
  void wrong(String key, String actual, String expected) {
    problems.add(at(key) + ": " + actual + " (expected: " + expected + ")");
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  static String written(Duration duration) {
    if (duration.toMillis() % 1000 != 0) {
      return duration.toMillis() + "ms";
    }
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0 && seconds > 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3600 == 0 && seconds > 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
