package org.hotline12345.channels.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.hotline12345.contact.Channel;
import org.hotline12345.store.JdbiContacts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Who may call back. */
class CallbackSecurityTest {
  @TempDir private static Path folder;
  private static RunningAccount safe;
  private static RunningAccount plain;

  @BeforeAll
  static void start() {
    safe = new RunningAccount(folder.resolve("safe"), Duration.ofSeconds(4), true);
    plain = new RunningAccount(folder.resolve("plain"), Duration.ofSeconds(4), false);
  }

  @AfterAll
  static void stop() {
    safe.close();
    plain.close();
  }

  private static String now(RunningAccount account) {
    return Long.toString(account.clock.instant().getEpochSecond());
  }

  private static boolean known(RunningAccount account, String openId) {
    return new JdbiContacts(account.hotline.database()).find(Channel.WECHAT, openId).isPresent();
  }

  @Test
  void theAddressIsVerified() throws Exception {
    assertThat(safe.tencent.verify(now(safe), "1", TencentCounterpart.TOKEN, "echo42").body())
        .isEqualTo("echo42");
    assertThat(safe.tencent.verify(now(safe), "1", "another-token", "echo42").statusCode())
        .isEqualTo(403);
    assertThat(
            safe.tencent.verify("1700000000", "1", TencentCounterpart.TOKEN, "echo42").statusCode())
        .isEqualTo(403);
  }

  @Test
  void plainModeWorksToo() {
    assertThat(plain.tencent.say("o-plain", "你好")).contains("12345");
    plain.assertTaken();
  }

  @Test
  void wrongSignaturesAndOldTimestampsAreRefused() throws Exception {
    for (RunningAccount account : new RunningAccount[] {safe, plain}) {
      String xml = text(account, "o-forged");
      assertThat(account.tencent.post(xml, "o-forged", now(account), "77", "guess").statusCode())
          .isEqualTo(403);
      String old = Long.toString(account.clock.instant().minusSeconds(301).getEpochSecond());
      assertThat(
              account
                  .tencent
                  .post(xml, "o-forged", old, "78", TencentCounterpart.TOKEN)
                  .statusCode())
          .isEqualTo(403);
      assertThat(known(account, "o-forged")).isFalse();
    }
  }

  @Test
  void aNonceServesOneMessage() throws Exception {
    String first = text(plain, "o-nonce");
    String timestamp = now(plain);
    assertThat(
            plain
                .tencent
                .post(first, "o-nonce", timestamp, "900", TencentCounterpart.TOKEN)
                .statusCode())
        .isEqualTo(200);
    assertThat(
            plain
                .tencent
                .post(first, "o-nonce", timestamp, "900", TencentCounterpart.TOKEN)
                .statusCode())
        .as("the platform delivers again")
        .isEqualTo(200);
    assertThat(
            plain
                .tencent
                .post(text(plain, "o-thief"), "o-thief", timestamp, "900", TencentCounterpart.TOKEN)
                .statusCode())
        .isEqualTo(403);
    plain.clock.advance(Duration.ofSeconds(30));
    assertThat(
            plain
                .tencent
                .post(first, "o-nonce", timestamp, "900", TencentCounterpart.TOKEN)
                .statusCode())
        .isEqualTo(403);
    assertThat(known(plain, "o-thief")).isFalse();
  }

  @Test
  void foreignAccountsAreRefused() throws Exception {
    String xml = text(safe, "o-foreign");
    String ciphertext =
        new WxCryptUtil(TencentCounterpart.TOKEN, TencentCounterpart.AES_KEY, "wx0000000000000000")
            .encrypt("a1b2c3d4e5f6g7h8", xml);
    HttpResponse<String> answer = encrypted(ciphertext);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("refused");
    assertThat(encrypted("bm90IGEgY2lwaGVydGV4dA==").statusCode()).isEqualTo(403);
    assertThat(encrypted("%%%").statusCode()).isEqualTo(403);
    assertThat(
            plain
                .tencent
                .post(
                    xml.replace(TencentCounterpart.ACCOUNT, "gh_other"),
                    "o-foreign",
                    now(plain),
                    "901",
                    TencentCounterpart.TOKEN)
                .statusCode())
        .isEqualTo(403);
    assertThat(known(safe, "o-foreign")).isFalse();
  }

  private static HttpResponse<String> encrypted(String ciphertext) throws Exception {
    String timestamp = now(safe);
    return safe.tencent.raw(
        "?timestamp="
            + timestamp
            + "&nonce=55&msg_signature="
            + SHA1.gen(TencentCounterpart.TOKEN, timestamp, "55", ciphertext),
        "<xml><Encrypt><![CDATA[" + ciphertext + "]]></Encrypt></xml>");
  }

  @Test
  void aSafeAccountTakesNoPlainMessage() throws Exception {
    String timestamp = now(safe);
    assertThat(
            safe.tencent
                .raw(
                    "?timestamp="
                        + timestamp
                        + "&nonce=56&signature="
                        + SHA1.gen(TencentCounterpart.TOKEN, timestamp, "56"),
                    text(safe, "o-downgrade"))
                .statusCode())
        .isEqualTo(403);
    assertThat(known(safe, "o-downgrade")).isFalse();
  }

  @Test
  void refusalsAreLoggedWithoutContent() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(log);
    try {
      for (RunningAccount account : new RunningAccount[] {safe, plain}) {
        String xml =
            account.tencent.messageXml(
                "o-hidden", "text", "<Content>王女士的诉求</Content>", account.tencent.nextId());
        account.tencent.post(xml, "o-hidden", now(account), "801", "guess");
        account.tencent.post(xml, "o-hidden", "1700000000", "802", TencentCounterpart.TOKEN);
        account.tencent.post(
            xml.replace("</xml>", "<a>"),
            "o-hidden",
            now(account),
            "803",
            TencentCounterpart.TOKEN);
      }
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .contains(
            "callback refused: signature",
            "callback refused: stale_timestamp",
            "callback refused: xml")
        .noneMatch(m -> m.contains("王女士") || m.contains("o-hidden"));
  }

  static Stream<String> hostile() {
    String message = "<ToUserName>x</ToUserName>";
    return Stream.of(
        "",
        "not xml",
        "<xml>",
        "<html/>",
        "<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><xml>&x;</xml>",
        "<!DOCTYPE xml [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><xml><Content>&b;</Content></xml>",
        laughs(),
        "<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x.dtd\"><xml/>",
        "<xml><?php echo 1 ?></xml>",
        "<xml>" + message + message + "</xml>",
        "<xml><a><b><c><d><e><f>deep</f></e></d></c></b></a></xml>",
        "<xml>" + "<a/>".repeat(300) + "</xml>",
        "<xml><FromUserName>o-x</FromUserName></xml>",
        "<xml xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"file:///etc/passwd\"/></xml>");
  }

  /** Ten entities, each ten times the one before: 10 GB of text. */
  private static String laughs() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE xml [<!ENTITY e0 \"lol\">");
    for (int i = 1; i <= 9; i++) {
      bomb.append("<!ENTITY e").append(i).append(" \"");
      bomb.append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
    }
    return bomb + "]><xml><Content>&e9;</Content></xml>";
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void hostileXmlIsRefused(String xml) throws Exception {
    // Of a safe account it is what stands inside the ciphertext.
    for (RunningAccount account : new RunningAccount[] {plain, safe}) {
      assertThat(
              account
                  .tencent
                  .post(
                      xml,
                      "o-x",
                      now(account),
                      "n" + Integer.toHexString(xml.hashCode()),
                      TencentCounterpart.TOKEN)
                  .statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void tooLargeIsRefused() throws Exception {
    assertThat(
            plain
                .tencent
                .post(
                    "<xml><Content>" + "x".repeat(70_000) + "</Content></xml>",
                    "o-x",
                    now(plain),
                    "950",
                    TencentCounterpart.TOKEN)
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void encryptionIsThePlatforms() {
    SafeMode ours =
        new SafeMode(
            TencentCounterpart.AES_KEY,
            TencentCounterpart.APP_ID,
            new java.security.SecureRandom());
    WxCryptUtil theirs =
        new WxCryptUtil(
            TencentCounterpart.TOKEN, TencentCounterpart.AES_KEY, TencentCounterpart.APP_ID);
    for (int length = 0; length < 70; length++) {
      String words = "字a😀".repeat(length);
      assertThat(theirs.decrypt(ours.encrypt(words))).isEqualTo(words);
      assertThat(ours.decrypt(theirs.encrypt("a1b2c3d4e5f6g7h8", words))).isEqualTo(words);
    }
  }

  private static String text(RunningAccount account, String openId) {
    return account.tencent.messageXml(
        openId, "text", "<Content><![CDATA[你好]]></Content>", account.tencent.nextId());
  }
}
