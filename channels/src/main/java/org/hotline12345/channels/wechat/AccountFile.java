package org.hotline12345.channels.wechat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hotline12345.channels.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * How the account is to be: its menu and the templates it uses, from a file that is reviewed like
 * any other. Immutable.
 */
final class AccountFile {
  private static final String SHIPPED = "/wechat-account.yaml";
  private static final List<String> KEYS = List.of("menu", "templates", "subscriptions");
  private static final int ENTRIES = 3;
  private static final int UNDER_ONE = 5;
  private static final int LONGEST_KEY = 128;

  private final ArrayNode buttons;
  private final Map<String, Template> templates;
  private final Map<String, Subscription> subscriptions;

  /**
   * A template.
   *
   * @param title by which it is known on the account
   * @param shortId its number in the platform's library, empty when it must be added by hand
   * @param keywords the keywords chosen from the library's
   * @param fields the template's fields with what goes into them
   */
  record Template(
      String title, String shortId, List<String> keywords, Map<String, String> fields) {}

  /**
   * A subscription message.
   *
   * @param title by which it is known on the account
   * @param libraryId its number in the platform's library, empty when it must be added by hand
   * @param keywords numbers of the keywords chosen from the library's
   * @param scene what it is for, as citizens see it
   * @param fields its fields with what goes into them
   */
  record Subscription(
      String title,
      String libraryId,
      List<Integer> keywords,
      String scene,
      Map<String, String> fields) {}

  private AccountFile(
      ArrayNode buttons, Map<String, Template> templates, Map<String, Subscription> subscriptions) {
    this.buttons = buttons;
    this.templates = templates;
    this.subscriptions = subscriptions;
  }

  /**
   * Reads the file.
   *
   * @param file null for the shipped one
   * @throws ConfigException with every problem
   */
  static AccountFile load(@Nullable Path file) {
    String name = file == null ? SHIPPED.substring(1) : file.toString();
    try {
      return of(name, new YAMLMapper().readTree(text(file)));
    } catch (JsonProcessingException e) {
      throw new ConfigException(name, List.of("not YAML: " + e.getOriginalMessage()));
    }
  }

  private static String text(@Nullable Path file) {
    try (InputStream in =
        file == null
            ? AccountFile.class.getResourceAsStream(SHIPPED)
            : Files.newInputStream(file)) {
      if (in == null) {
        throw new IllegalStateException(SHIPPED + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AccountFile of(String name, JsonNode tree) {
    List<String> problems = new ArrayList<>();
    tree.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                problems.add(key + ": unknown key (expected: " + String.join(", ", KEYS) + ")");
              }
            });
    ArrayNode buttons = JsonNodeFactory.instance.arrayNode();
    JsonNode menu = tree.path("menu");
    if (menu.size() > ENTRIES) {
      problems.add("menu: " + menu.size() + " entries (expected: at most " + ENTRIES + ")");
    }
    for (JsonNode entry : menu) {
      buttons.add(button("menu", entry, problems, true));
    }
    Map<String, Template> templates = new LinkedHashMap<>();
    tree.path("templates")
        .properties()
        .forEach(each -> templates.put(each.getKey(), template(each, problems)));
    Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    tree.path("subscriptions")
        .properties()
        .forEach(each -> subscriptions.put(each.getKey(), subscription(each, problems)));
    if (!problems.isEmpty()) {
      throw new ConfigException(name, problems);
    }
    return new AccountFile(buttons, templates, subscriptions);
  }

  private static ObjectNode button(
      String path, JsonNode entry, List<String> problems, boolean mayHold) {
    ObjectNode button = JsonNodeFactory.instance.objectNode();
    String name = entry.path("name").asText();
    String place = path + "." + name;
    if (name.isBlank()) {
      problems.add(path + ".name: nothing (expected: what the citizen sees)");
    }
    button.put("name", name);
    String says = entry.path("says").asText();
    String opens = entry.path("opens").asText();
    JsonNode holds = entry.path("holds");
    int ways = (says.isEmpty() ? 0 : 1) + (opens.isEmpty() ? 0 : 1) + (holds.isEmpty() ? 0 : 1);
    if (ways != 1 || (!holds.isEmpty() && !mayHold)) {
      problems.add(
          place + ": " + ways + " of says, opens, holds (expected: one; holds only at the top)");
    }
    if (!says.isEmpty()) {
      String key = "say:" + says;
      if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
        problems.add(place + ".says: too long (expected: at most 41 characters)");
      }
      button.put("type", "click").put("key", key);
    } else if (!opens.isEmpty()) {
      if (!opens.startsWith("https://") && !opens.startsWith("http://")) {
        problems.add(place + ".opens: " + opens + " (expected: an address)");
      }
      button.put("type", "view").put("url", opens);
    } else {
      if (holds.size() > UNDER_ONE) {
        problems.add(
            place + ".holds: " + holds.size() + " entries (expected: at most " + UNDER_ONE + ")");
      }
      ArrayNode inner = button.putArray("sub_button");
      holds.forEach(each -> inner.add(button(place, each, problems, false)));
    }
    return button;
  }

  private static Template template(Map.Entry<String, JsonNode> each, List<String> problems) {
    JsonNode node = each.getValue();
    String title = node.path("title").asText();
    if (title.isBlank()) {
      problems.add("templates." + each.getKey() + ".title: nothing (expected: its title)");
    }
    List<String> keywords = new ArrayList<>();
    node.path("keywords").forEach(word -> keywords.add(word.asText()));
    return new Template(title, node.path("shortId").asText(), keywords, fields(node));
  }

  private static Subscription subscription(
      Map.Entry<String, JsonNode> each, List<String> problems) {
    JsonNode node = each.getValue();
    String place = "subscriptions." + each.getKey();
    String title = node.path("title").asText();
    if (title.isBlank()) {
      problems.add(place + ".title: nothing (expected: its title)");
    }
    List<Integer> keywords = new ArrayList<>();
    for (JsonNode number : node.path("keywords")) {
      if (!number.isInt()) {
        problems.add(
            place + ".keywords: " + number.asText() + " (expected: numbers of the library)");
      }
      keywords.add(number.asInt());
    }
    return new Subscription(
        title,
        node.path("libraryId").asText(),
        keywords,
        node.path("scene").asText(),
        fields(node));
  }

  private static Map<String, String> fields(JsonNode node) {
    Map<String, String> fields = new LinkedHashMap<>();
    node.path("fields").properties().forEach(f -> fields.put(f.getKey(), f.getValue().asText()));
    return fields;
  }

  /** The menu's buttons as the platform writes them. */
  ArrayNode buttons() {
    return buttons.deepCopy();
  }

  /** Subscription messages by what they are for. */
  Map<String, Subscription> subscriptions() {
    return Map.copyOf(subscriptions);
  }

  /** Templates by what they are for. */
  Map<String, Template> templates() {
    return Map.copyOf(templates);
  }
}
