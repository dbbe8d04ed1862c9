package org.hotline12345.channels.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.kbindex.files.ArticleFiles;
import org.hotline12345.security.StaffAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the order to its rating over HTTP: citizen, seat, and who may what. */
class RatingHttpTest {
  private final SettableClock clock = SettableClock.at("2026-11-23T09:00");
  private final Map<String, String> tokens = new HashMap<>();
  private Hotline hotline;
  private HotlineServer server;
  private Http http;

  @BeforeEach
  void start(@TempDir java.nio.file.Path folder) throws Exception {
    HotlineConfig config =
        new ConfigFile(Map.of())
            .load(null, folder)
            .onLoopback(0)
            .withLimits(new HotlineConfig.Limits(1000, 1000, 1000, 1000));
    hotline =
        Hotline.temporary(
            config,
            clock,
            ArticleFiles.starter().articles().stream()
                .filter(article -> article.id().equals("hotline-cost"))
                .toList());
    server = HotlineServer.start(hotline, false);
    http = new Http(server.port());
    signIn();
  }

  private void signIn() throws Exception {
    for (StaffAccounts.FirstAccount account : hotline.firstAccounts()) {
      Map<String, String> body = Map.of("user", account.user(), "password", account.password());
      tokens.put(
          account.user(),
          http.post("/api/session", null, body).expect(200).json().get("token").asText());
    }
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
    hotline.close();
  }

  private record Filed(String number, String conversation, String token) {}

  private Filed file() throws Exception {
    JsonNode opened =
        http.post("/api/conversations", null, Map.of("channel", "web")).expect(201).json();
    String path = "/api/conversations/" + opened.get("id").asText();
    String token = opened.get("token").asText();
    String number = "";
    for (String text :
        new String[] {"我要投诉，莲都区碧湖镇人民街12号有家烧烤店油烟很大", "从上周五开始", "我姓王，电话13812345678", "不需要保密", "确认"}) {
      JsonNode replies =
          http.post(path + "/messages", token, Map.of("text", text))
              .expect(200)
              .json()
              .get("replies");
      number = replies.get(replies.size() - 1).path("order").path("number").asText();
    }
    assertThat(number).isNotEmpty();
    return new Filed(number, path, token);
  }

  private JsonNode order(String number) throws Exception {
    return http.get("/api/desk/orders/" + number, tokens.get("zuoxi")).expect(200).json();
  }

  private Http.Response step(String user, String number, String action, String note)
      throws Exception {
    return http.post(
        "/api/desk/orders/" + number + "/steps",
        tokens.get(user),
        Map.of("action", action, "version", order(number).get("version").asInt(), "note", note));
  }

  private void answer(String number) throws Exception {
    step("zuoxi", number, "签收", "").expect(200);
    step("zuoxi", number, "办理", "").expect(200);
    step("zuoxi", number, "答复", "已责令整改").expect(200);
  }

  private Http.Response rate(String number, Map<String, Object> body) throws Exception {
    return http.post("/api/orders/" + number + "/rating", null, body);
  }

  private JsonNode followUps(String user) throws Exception {
    return http.get("/api/desk/follow-ups?days=7", tokens.get(user)).expect(200).json();
  }

  @Test
  void whoKnowsNumberAndTailRatesOnceAndTheOrderIsHandledAgain() throws Exception {
    String number = file().number();
    Map<String, Object> good = Map.of("phoneTail", "5678", "result", "满意");
    rate(number, good).expect(409);
    answer(number);
    JsonNode before =
        http.get("/api/orders/" + number + "?phoneTail=5678", null).expect(200).json();
    assertThat(before.get("canRate").asBoolean()).isTrue();
    assertThat(before.has("rated")).isFalse();
    Http.Response wrongTail = rate(number, Map.of("phoneTail", "1111", "result", "满意")).expect(404);
    Http.Response unknown =
        rate("LS261123999990", Map.of("phoneTail", "5678", "result", "满意")).expect(404);
    assertThat(wrongTail.json().get("detail")).isEqualTo(unknown.json().get("detail"));
    rate(number, Map.of("phoneTail", "5678", "result", "还行")).expect(400);
    rate(number, Map.of("phoneTail", "5678")).expect(400);
    JsonNode after =
        rate(
                number,
                Map.of(
                    "phoneTail", "5678",
                    "result", "不满意",
                    "handling", "基本满意",
                    "contacted", true,
                    "solved", false,
                    "reason", "晚上还是有油烟"))
            .expect(200)
            .json();
    assertThat(after.get("canRate").asBoolean()).isFalse();
    assertThat(after.get("rated").asText()).isEqualTo("不满意");
    assertThat(after.get("state").asText()).isEqualTo("办理中");
    assertThat(after.get("history").toString()).doesNotContain("油烟很大").doesNotContain("晚上还是");
    rate(number, good).expect(409);
    JsonNode seen = order(number);
    assertThat(seen.get("history").toString()).contains("晚上还是有油烟").contains("重办");
    assertThat(seen.get("followUps").get(0).get("handling").asText()).isEqualTo("基本满意");
    assertThat(seen.get("steps").toString()).isEqualTo("[\"答复\"]");
    step("zuoxi", number, "答复", "已停业整顿").expect(200);
    rate(number, good).expect(200);
    JsonNode measures = followUps("zuoxi").get("measures");
    assertThat(measures.get("replies").asInt()).isEqualTo(2);
    assertThat(measures.get("satisfaction").asDouble()).isEqualTo(0.5);
    assertThat(measures.get("solvedShare").asDouble()).isZero();
  }

  @Test
  void aSeatNotesCallsInVainAndWhatWasSaid() throws Exception {
    Filed filed = file();
    String number = filed.number();
    String path = "/api/desk/orders/" + number + "/follow-up";
    http.post(path, tokens.get("zuoxi"), Map.of("reached", true, "result", "满意")).expect(409);
    answer(number);
    http.post(path, tokens.get("bianji"), Map.of("reached", false)).expect(403);
    http.post(path, null, Map.of("reached", false)).expect(401);
    http.post("/api/desk/orders/LS1/follow-up", tokens.get("zuoxi"), Map.of("reached", false))
        .expect(404);
    http.get("/api/desk/follow-ups", tokens.get("bianji")).expect(403);
    http.get("/api/desk/follow-ups?days=0", tokens.get("zuoxi")).expect(400);
    http.post(path, tokens.get("zuoxi"), Map.of("reached", false, "reason", "无人接听")).expect(200);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> followUps("zuoxi").get("waiting").get(0).has("askedAt"));
    clock.advance(Duration.ofDays(4));
    signIn();
    JsonNode waiting = followUps("guanli").get("waiting").get(0);
    assertThat(waiting.get("number").asText()).isEqualTo(number);
    assertThat(waiting.get("attempts").asInt()).isEqualTo(1);
    assertThat(waiting.get("overdue").asBoolean()).isTrue();
    assertThat(waiting.toString()).doesNotContain("138");
    JsonNode kept =
        http.post(
                path,
                tokens.get("zuoxi"),
                Map.of("reached", true, "result", "基本满意", "solved", true, "contacted", true))
            .expect(200)
            .json();
    assertThat(kept.get("by").asText()).isEqualTo("1号座席");
    assertThat(followUps("zuoxi").get("waiting")).isEmpty();
    assertThat(followUps("zuoxi").get("latest").get(0).get("result").asText()).isEqualTo("基本满意");
    assertThat(order(number).get("state").asText()).isEqualTo("已评价");
  }

  @Test
  void theQuestionIsPushedIntoTheChatAndStepsAreGuarded() throws Exception {
    Filed filed = file();
    String number = filed.number();
    step("zuoxi", number, "答复", "x").expect(409);
    step("zuoxi", number, "撤诉", "x").expect(400);
    step("bianji", number, "签收", "").expect(403);
    step("zuoxi", number, "签收", "").expect(200);
    step("zuoxi", number, "办理", "").expect(200);
    step("zuoxi", number, "答复", " ").expect(409);
    http.post(
            "/api/desk/orders/" + number + "/steps",
            tokens.get("zuoxi"),
            Map.of("action", "答复", "version", 1, "note", "已整改"))
        .expect(409);
    try (Http.Socket stream = http.socket(filed.conversation() + "/stream", filed.token())) {
      step("zuoxi", number, "答复", "已责令整改").expect(200);
      JsonNode message = stream.next("message").get("message");
      while (!message.toString().contains("已责令整改")) {
        message = stream.next("message").get("message");
      }
      assertThat(message.toString()).contains("满意、基本满意还是不满意");
      assertThat(message.path("reply").path("quickReplies").toString()).contains("基本满意");
    }
  }
}
