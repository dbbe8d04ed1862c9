package org.hotline12345.channels.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The operator's page names every setting of the account, and none that is not. */
class WechatDocsTest {
  private static final Pattern KEY = Pattern.compile("`([a-zA-Z.]+)`");

  private static Set<String> keys() {
    WechatConfig all =
        new WechatConfig(
            "wx",
            new Secret("a"),
            new Secret("b"),
            new Secret("c"),
            "gh_",
            URI.create("https://api.example"),
            "https://pages.example",
            Duration.ofMillis(4500),
            Duration.ofMinutes(5),
            Duration.ofSeconds(20),
            Path.of("account.yaml"),
            new WechatConfig.Sms(URI.create("https://sms.example"), new Secret("d")));
    Set<String> keys = new TreeSet<>();
    all.printed()
        .forEach(
            (key, value) -> {
              if (value instanceof Map<?, ?> inner) {
                inner.keySet().forEach(k -> keys.add(key + "." + k));
              } else {
                keys.add(key);
              }
            });
    return keys;
  }

  @Test
  void everySettingIsNamedAndNoOther() throws Exception {
    Path page = Path.of("..", "docs", "wechat.md");
    Set<String> named = new TreeSet<>();
    boolean inTable = false;
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("| key | default |")) {
        inTable = true;
      } else if (!line.startsWith("|")) {
        inTable = false;
      } else if (inTable) {
        Matcher key = KEY.matcher(line.substring(1, line.indexOf('|', 1)));
        while (key.find()) {
          named.add(key.group(1));
        }
      }
    }
    assertThat(named).isEqualTo(keys());
  }
}
