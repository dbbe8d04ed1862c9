package org.hotline12345.channels.wechat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes the account as its file says, or tells how it differs. */
public final class AccountSync {
  private static final JsonMapper JSON = new JsonMapper();

  private final AccountFile file;
  private final Tencent tencent;

  AccountSync(AccountFile file, Tencent tencent) {
    this.file = file;
    this.tencent = tencent;
  }

  /**
   * What differs, line by line: {@code +} is in the file only, {@code -} on the account only,
   * {@code !} must be done by hand.
   */
  public record Difference(
      List<String> lines,
      boolean menu,
      List<String> templatesToAdd,
      List<String> subscriptionsToAdd) {
    public Difference {
      lines = List.copyOf(lines);
      templatesToAdd = List.copyOf(templatesToAdd);
      subscriptionsToAdd = List.copyOf(subscriptionsToAdd);
    }

    /** Whether applying would change anything. */
    public boolean isEmpty() {
      return !menu && templatesToAdd.isEmpty() && subscriptionsToAdd.isEmpty();
    }
  }

  /** Compares; changes nothing. */
  public Difference compare() {
    List<String> lines = new ArrayList<>();
    Set<String> wanted = entries(file.buttons(), "");
    Set<String> there = entries(menu(), "");
    boolean sameOrder = List.copyOf(wanted).equals(List.copyOf(there));
    wanted.stream().filter(e -> !there.contains(e)).forEach(e -> lines.add("+ 菜单 " + e));
    there.stream().filter(e -> !wanted.contains(e)).forEach(e -> lines.add("- 菜单 " + e));
    if (!sameOrder && lines.isEmpty()) {
      lines.add("+ 菜单 顺序不同");
    }
    List<String> toAdd = new ArrayList<>();
    List<Tencent.Template> templates = tencent.templates();
    file.templates()
        .forEach(
            (use, template) -> {
              if (templates.stream().anyMatch(t -> t.title().equals(template.title()))) {
                return;
              }
              if (template.shortId().isEmpty()) {
                lines.add("! 模板 " + template.title() + "：请在公众平台的模板库中手工添加");
              } else {
                lines.add("+ 模板 " + template.title() + "（" + template.shortId() + "）");
                toAdd.add(use);
              }
            });
    templates.stream()
        .filter(t -> file.templates().values().stream().noneMatch(w -> w.title().equals(t.title())))
        .forEach(t -> lines.add("  模板 " + t.title() + "：文件中没有，不动它"));
    return new Difference(lines, !sameOrder, toAdd, subscriptions(lines));
  }

  /** Those of the file that the account has not and that can be added. */
  private List<String> subscriptions(List<String> lines) {
    List<String> toAdd = new ArrayList<>();
    if (file.subscriptions().isEmpty()) {
      return toAdd;
    }
    List<Tencent.Template> there = tencent.subscriptionTemplates();
    file.subscriptions()
        .forEach(
            (use, wanted) -> {
              if (there.stream().anyMatch(t -> t.title().equals(wanted.title()))) {
                return;
              }
              if (wanted.libraryId().isEmpty()) {
                lines.add("! 订阅通知 " + wanted.title() + "：请在公众平台的公共模板库中手工选用");
              } else {
                lines.add("+ 订阅通知 " + wanted.title() + "（" + wanted.libraryId() + "）");
                toAdd.add(use);
              }
            });
    return toAdd;
  }

  /** Applies what {@link #compare} found. */
  public void apply(Difference difference) {
    if (difference.menu()) {
      ObjectNode menu = JSON.createObjectNode();
      menu.set("button", file.buttons());
      tencent.putMenu(menu.toString());
    }
    for (String use : difference.templatesToAdd()) {
      AccountFile.Template template = file.templates().get(use);
      if (template != null) {
        tencent.addTemplate(template.shortId(), template.keywords());
      }
    }
    for (String use : difference.subscriptionsToAdd()) {
      AccountFile.Subscription wanted = file.subscriptions().get(use);
      if (wanted != null) {
        tencent.addSubscription(wanted.libraryId(), wanted.keywords(), wanted.scene());
      }
    }
  }

  private JsonNode menu() {
    String menu = tencent.menu();
    try {
      return menu.isEmpty()
          ? JSON.createArrayNode()
          : JSON.readTree(menu).path("menu").path("button");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("menu/get: no JSON", e);
    }
  }

  /** One line an entry, in order. */
  private static Set<String> entries(JsonNode buttons, String above) {
    Set<String> entries = new LinkedHashSet<>();
    for (JsonNode button : buttons) {
      String name = above + button.path("name").asText();
      JsonNode inner = button.path("sub_button");
      if (inner instanceof ArrayNode list && !list.isEmpty()) {
        entries.addAll(entries(list, name + " / "));
      } else {
        String does =
            button.path("type").asText().equals("view")
                ? "打开 " + button.path("url").asText()
                : "说 " + button.path("key").asText().replaceFirst("^say:", "");
        entries.add(name + "：" + does);
      }
    }
    return entries;
  }
}
