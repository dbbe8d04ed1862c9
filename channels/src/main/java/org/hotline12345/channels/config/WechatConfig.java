package org.hotline12345.channels.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The WeChat official account.
 *
 * @param appId as the platform shows it (wx…)
 * @param appSecret for the access token
 * @param token the callback's token
 * @param aesKey EncodingAESKey of safe mode, null for plain mode
 * @param originalId the account's original id (gh_…), null not to check to whom messages go
 * @param apiBase where the platform's interface is
 * @param pages address under which citizens reach the web pages, without a slash at its end; null
 *     to link none
 * @param patience how long a delivery waits for its reply
 * @param timestampWindow how far a callback's timestamp may be off
 * @param newsInterval how often it is looked for news of orders
 * @param accountFile menu and templates, null for the shipped ones
 * @param sms gateway that brings codes to phones, null when seats read them out
 */
public record WechatConfig(
    String appId,
    Secret appSecret,
    Secret token,
    @Nullable Secret aesKey,
    @Nullable String originalId,
    URI apiBase,
    @Nullable String pages,
    Duration patience,
    Duration timestampWindow,
    Duration newsInterval,
    @Nullable Path accountFile,
    @Nullable Sms sms) {

  /**
   * An SMS gateway: each message is posted as {@code {"phone":…,"text":…}}.
   *
   * @param key sent as bearer token, null for none
   */
  public record Sms(URI url, @Nullable Secret key) {}

  private static final Secret NONE = new Secret("");

  static WechatConfig read(Section section) {
    Secret aesKey = section.secret("aesKey");
    if (aesKey != null && !aesKey.reveal().matches("[A-Za-z0-9]{43}")) {
      section.wrong("aesKey", aesKey.reveal().length() + " characters", "43 letters and digits");
      aesKey = null;
    }
    Section sms = section.section("sms");
    WechatConfig config =
        new WechatConfig(
            section.required("appId"),
            secret(section, "appSecret"),
            secret(section, "token"),
            aesKey,
            section.has("originalId") ? section.required("originalId") : null,
            section.has("apiBase")
                ? section.httpAddress("apiBase")
                : URI.create("https://api.weixin.qq.com"),
            section.has("pages")
                ? section.httpAddress("pages").toString().replaceFirst("/+$", "")
                : null,
            section.duration(
                "patience",
                Duration.ofMillis(4500),
                Duration.ofMillis(50),
                Duration.ofMillis(4800)),
            section.duration(
                "timestampWindow",
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(30)),
            section.duration(
                "newsInterval",
                Duration.ofSeconds(20),
                Duration.ofMillis(100),
                Duration.ofHours(1)),
            section.existingFile("accountFile"),
            section.has("sms") ? new Sms(sms.httpAddress("url"), sms.secret("key")) : null);
    if (section.has("sms")) {
      sms.rejectUnknown();
    }
    section.rejectUnknown();
    return config;
  }

  /** What is in force, secrets hidden. */
  Map<String, Object> printed() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("appId", appId);
    tree.put("appSecret", appSecret.toString());
    tree.put("token", token.toString());
    put(tree, "aesKey", aesKey);
    put(tree, "originalId", originalId);
    tree.put("apiBase", apiBase.toString());
    put(tree, "pages", pages);
    tree.put("patience", Section.written(patience));
    tree.put("timestampWindow", Section.written(timestampWindow));
    tree.put("newsInterval", Section.written(newsInterval));
    put(tree, "accountFile", accountFile);
    if (sms != null) {
      Map<String, Object> gateway = new LinkedHashMap<>();
      gateway.put("url", sms.url().toString());
      put(gateway, "key", sms.key());
      tree.put("sms", gateway);
    }
    return tree;
  }

  private static void put(Map<String, Object> tree, String key, @Nullable Object value) {
    if (value != null) {
      tree.put(key, value.toString());
    }
  }

  private static Secret secret(Section section, String key) {
    Secret secret = section.secret(key);
    if (secret == null) {
      section.wrong(key, "nothing", "${env:NAME} or file:PATH");
      return NONE;
    }
    return secret;
  }
}
