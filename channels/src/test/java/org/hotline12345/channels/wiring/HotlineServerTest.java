package org.hotline12345.channels.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.web.Contract;
import org.hotline12345.kbindex.files.ArticleFiles;
import org.hotline12345.security.Permission;
import org.hotline12345.security.Sessions;
import org.hotline12345.security.StaffAccounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server over real HTTP, with a few articles of the starter knowledge. */
class HotlineServerTest {
  private static final Set<String> ARTICLES =
      Set.of("id-card-replace-lost", "divorce-register", "marriage-register", "hotline-cost");
  private static final int PROGRESS_LIMIT = 8;
  private static final int MESSAGE_LIMIT = 80;

  @TempDir private static Path folder;
  private static Hotline hotline;
  private static HotlineServer server;
  private static Http http;
  private static final Map<String, String> TOKENS = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    HotlineConfig config =
        new ConfigFile(Map.of())
            .load(null, folder)
            .onLoopback(0)
            .withLimits(new HotlineConfig.Limits(1000, MESSAGE_LIMIT, 1000, PROGRESS_LIMIT));
    hotline =
        Hotline.temporary(
            config,
            Clock.system(config.zone()),
            ArticleFiles.starter().articles().stream()
                .filter(article -> ARTICLES.contains(article.id()))
                .toList());
    server = HotlineServer.start(hotline, false);
    http = new Http(server.port());
    for (StaffAccounts.FirstAccount account : hotline.firstAccounts()) {
      JsonNode session =
          http.post(
                  "/api/session",
                  null,
                  Map.of("user", account.user(), "password", account.password()))
              .expect(200)
              .json();
      TOKENS.put(account.user(), session.get("token").asText());
    }
  }

  @AfterAll
  static void stop() {
    http.close();
    server.close();
    hotline.close();
  }

  private record Talk(String id, String token) {
    static Talk open() throws Exception {
      JsonNode opened =
          http.post("/api/conversations", null, Map.of("channel", "web")).expect(201).json();
      assertThat(opened.get("replies")).isNotEmpty();
      return new Talk(opened.get("id").asText(), opened.get("token").asText());
    }

    JsonNode say(String text, String key) throws Exception {
      return http.send(
              "POST",
              "/api/conversations/" + id + "/messages",
              token,
              Map.of("text", text),
              Map.of("Idempotency-Key", key))
          .expect(200)
          .json();
    }

    JsonNode say(String text) throws Exception {
      return say(text, "key-" + text.hashCode());
    }

    JsonNode read(long after) throws Exception {
      return http.get("/api/conversations/" + id + "?after=" + after, token).expect(200).json();
    }

    String stream(long after) {
      return "/api/conversations/" + id + "/stream?after=" + after + "&token=" + token;
    }
  }

  @Test
  void questionsAreAnsweredWithTheirSource() throws Exception {
    Talk talk = Talk.open();
    JsonNode reply = talk.say("身份证丢了怎么补办").get("replies").get(0);
    assertThat(reply.get("kind").asText()).isEqualTo("answer");
    JsonNode citation = reply.get("citations").get(0);
    assertThat(citation.get("articleId").asText()).isEqualTo("id-card-replace-lost");
    JsonNode article =
        http.get(
                "/api/articles/id-card-replace-lost?version=" + citation.get("version").asInt(),
                null)
            .expect(200)
            .json();
    assertThat(article.get("title")).isEqualTo(citation.get("title"));
    assertThat(article.get("state").asText()).isEqualTo("已发布");
    http.get("/api/articles/no-such-article", null).expect(404);
  }

  @Test
  void theSameKeyIsHandledOnce() throws Exception {
    Talk talk = Talk.open();
    JsonNode first = talk.say("你好", "same");
    JsonNode second = talk.say("你好", "same");
    assertThat(second.get("replies")).isEqualTo(first.get("replies"));
    long citizens = 0;
    for (JsonNode message : talk.read(0).get("messages")) {
      citizens += message.get("from").asText().equals("citizen") ? 1 : 0;
    }
    assertThat(citizens).isEqualTo(1);
  }

  @Test
  void aConversationOpensToItsTokenOnly() throws Exception {
    Talk mine = Talk.open();
    Talk other = Talk.open();
    String path = "/api/conversations/" + mine.id();
    JsonNode wrong = http.get(path, other.token()).expect(401).json();
    JsonNode unknown = http.get("/api/conversations/nothing", mine.token()).expect(401).json();
    assertThat(wrong).isEqualTo(unknown);
    http.get(path, null).expect(401);
    http.get(path, TOKENS.get("zuoxi")).expect(401);
    http.post(path + "/messages", other.token(), Map.of("text", "你好")).expect(401);
    http.post(path + "/rating", other.token(), Map.of("score", "满意")).expect(401);
  }

  @Test
  void whatTheContractForbidsIsAProblem() throws Exception {
    Talk talk = Talk.open();
    String path = "/api/conversations/" + talk.id() + "/messages";
    for (Object body :
        List.of(
            Map.of(),
            Map.of("text", ""),
            Map.of("text", "  "),
            Map.of("text", 7),
            "[]",
            "{",
            Map.of("text", "x".repeat(2001)),
            Map.of("text", "x", "more", 1))) {
      Http.Response response = http.post(path, talk.token(), body).expect(400);
      assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(response.json().get("detail").asText()).contains("(expected: ");
    }
    http.post("/api/conversations", null, Map.of("channel", "fax")).expect(400);
    http.post(path, talk.token(), Map.of("text", "x".repeat(70_000))).expect(413);
  }

  @Test
  void anEmergencyIsHeardWhenTheAllowanceOfMessagesIsUsedUp() throws Exception {
    Talk talk = Talk.open();
    String path = "/api/conversations/" + talk.id() + "/messages";
    Http.Response last = http.post(path, talk.token(), Map.of("text", "你好"));
    for (int i = 0; i < 3 * MESSAGE_LIMIT && last.status() == 200; i++) {
      last = http.post(path, talk.token(), Map.of("text", "你好"));
    }
    last.expect(429);
    JsonNode reply = talk.say("我家厨房着火了").get("replies").get(0);
    assertThat(reply.get("kind").asText()).isEqualTo("emergency");
  }

  @Test
  void demandsBecomeOrdersWhoseProgressNeedsThePhone() throws Exception {
    Talk talk = Talk.open();
    talk.say("我要投诉，莲都区碧湖镇大街的路灯坏了没人修");
    talk.say("昨天晚上开始的");
    talk.say("我姓王，电话13800001234");
    talk.say("不用保密");
    JsonNode reply = talk.say("确认").get("replies").get(0);
    assertThat(reply.get("text").asText()).contains("工单");
    assertThat(reply.get("kind").asText()).isEqualTo("order");
    String number = reply.get("order").get("number").asText();
    JsonNode progress =
        http.get("/api/orders/" + number + "?phoneTail=1234", null).expect(200).json();
    assertThat(progress.get("unit")).isEqualTo(reply.get("order").get("unit"));
    assertThat(progress.toString()).doesNotContain("13800001234").doesNotContain("王");
    JsonNode wrongTail =
        http.get("/api/orders/" + number + "?phoneTail=4321", null).expect(404).json();
    JsonNode unknown =
        http.get("/api/orders/LS000000000000?phoneTail=1234", null).expect(404).json();
    assertThat(wrongTail).isEqualTo(unknown);
    http.get("/api/orders/" + number, null).expect(400);

    String path = "/api/conversations/" + talk.id() + "/rating";
    http.post(path, talk.token(), Map.of("score", "满意", "comment", "谢谢")).expect(204);
    http.post(path, talk.token(), Map.of("score", "一般")).expect(400);

    Http.Response last = null;
    for (int i = 0; i < PROGRESS_LIMIT; i++) {
      last = http.get("/api/orders/" + number + "?phoneTail=0000", null);
    }
    last.expect(429);
    assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
    seatSeesAndEditsTheOrder(number);
  }

  private void seatSeesAndEditsTheOrder(String number) throws Exception {
    String seat = TOKENS.get("zuoxi");
    JsonNode order = http.get("/api/desk/orders/" + number, seat).expect(200).json();
    assertThat(order.get("callerPhone").asText()).isEqualTo("13800001234");
    ObjectNode edit = order.deepCopy();
    edit.retain(
        "version",
        "type",
        "what",
        "place",
        "when",
        "callerName",
        "callerPhone",
        "confidential",
        "unit");
    edit.put("what", "路灯坏了两盏").put("reason", "群众补充");
    JsonNode edited =
        http.send("PUT", "/api/desk/orders/" + number, seat, edit, Map.of()).expect(200).json();
    assertThat(edited.get("what").asText()).isEqualTo("路灯坏了两盏");
    http.send("PUT", "/api/desk/orders/" + number, seat, edit, Map.of()).expect(409);
    JsonNode found = http.get("/api/desk/orders?text=" + number, seat).expect(200).json();
    assertThat(found.get("total").asInt()).isEqualTo(1);
    assertThat(hotline.staff().audit().after(0, 1000))
        .anySatisfy(
            entry -> {
              assertThat(entry.action()).isEqualTo("order.caller.view");
              assertThat(entry.actor()).isEqualTo("zuoxi");
              assertThat(entry.subject()).isEqualTo(number);
            });
  }

  @Test
  void everyStaffOperationAsksForItsPermission() throws Exception {
    List<String> failures = new ArrayList<>();
    for (Contract.Entry entry : Contract.load().entries()) {
      Permission permission = entry.permission();
      if (permission == null || entry.webSocket()) {
        continue;
      }
      String path = validPath(entry) + "?q=x&expectedVersion=1";
      String method = entry.method().toUpperCase(java.util.Locale.ROOT);
      boolean hasBody = method.equals("PUT") || method.equals("POST");
      for (Map.Entry<String, String> staff : TOKENS.entrySet()) {
        boolean may =
            hotline
                .staff()
                .sessions()
                .find(staff.getValue())
                .map(Sessions.Session::principal)
                .orElseThrow()
                .may(permission);
        int status =
            http.send(method, path, staff.getValue(), hasBody ? validBody(entry) : null, Map.of())
                .status();
        if (may == (status == 403) || status == 401 || (!may && status != 403)) {
          failures.add(entry.operationId() + " as " + staff.getKey() + ": " + status);
        }
      }
      int anonymous =
          http.send(method, path, null, hasBody ? validBody(entry) : null, Map.of()).status();
      if (anonymous != 401) {
        failures.add(entry.operationId() + " as nobody: " + anonymous);
      }
    }
    assertThat(failures).isEmpty();
  }

  /** A path the contract accepts, so that only the permission decides. */
  private static String validPath(Contract.Entry entry) {
    String path = entry.path().replace("{sha256}", "0".repeat(64)).replace("{n}", "1");
    return path.replaceAll(
        "\\{.*?}", entry.operationId().equals("dropQuestion") ? "0".repeat(16) : "none");
  }

  /** A body the contract accepts, so that only the permission decides. */
  private static Object validBody(Contract.Entry entry) {
    Map<String, Object> article = new HashMap<>();
    for (String text : List.of("title", "body", "department", "source", "note")) {
      article.put(text, "测试");
    }
    article.put("region", "331100");
    article.put("questions", List.of("测试吗"));
    for (String list : List.of("audience", "legalBasis", "keywords")) {
      article.put(list, List.of());
    }
    article.put("asOf", "2026-01-01");
    article.put("validFrom", "2026-01-01");
    Map<String, Object> order =
        new HashMap<>(
            Map.of(
                "type",
                "求助",
                "what",
                "测试",
                "place",
                "莲都区",
                "when",
                "",
                "callerName",
                "",
                "callerPhone",
                "13800001234",
                "confidential",
                false));
    return switch (entry.operationId()) {
      case "seatSay" -> Map.of("text", "您好", "key", "k");
      case "takeOrderStep" -> Map.of("action", "签收", "version", 1);
      case "recordFollowUp" -> Map.of("reached", false);
      case "proposeDispatch" -> Map.of("what", "路灯坏了");
      case "openOrder" -> with(order, Map.of("key", "matrix"));
      case "editOrder" -> with(order, Map.of("version", 1, "unit", "市建设局", "reason", "测试"));
      case "createArticle" -> with(article, Map.of("id", "none"));
      case "editArticle" -> with(article, Map.of("expectedVersion", 1));
      case "returnArticle" -> Map.of("note", "测试");
      case "rollbackArticle" -> Map.of("version", 1);
      case "keepQuestion" -> Map.of("question", "测试吗", "relevant", List.of("none"));
      case "acceptImport" -> Map.of("items", List.of(1));
      case "dealWithAsked" -> Map.of("ids", List.of(1));
      case "createWord" -> Map.of("kind", "同义", "terms", List.of("甲词", "乙词"));
      case "changeWord" -> Map.of("kind", "同义", "terms", List.of("甲词", "乙词"), "expectedVersion", 1);
      default -> Map.of();
    };
  }

  private static Map<String, Object> with(Map<String, Object> base, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(base);
    all.putAll(more);
    return all;
  }

  @Test
  void signingInAndOut() throws Exception {
    Http.Response refused =
        http.post("/api/session", null, Map.of("user", "zuoxi2", "password", "wrong")).expect(401);
    assertThat(refused.json())
        .isEqualTo(
            http.post("/api/session", null, Map.of("user", "nobody", "password", "wrong"))
                .expect(401)
                .json());
    StaffAccounts.FirstAccount account =
        hotline.firstAccounts().stream()
            .filter(a -> a.user().equals("zuoxi2"))
            .findFirst()
            .orElseThrow();
    Http.Response signedIn =
        http.post(
                "/api/session",
                null,
                Map.of("user", account.user(), "password", account.password()))
            .expect(200);
    assertThat(signedIn.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Strict");
    String cookie = signedIn.header("Set-Cookie").replaceFirst(";.*", "");
    JsonNode session =
        http.send("GET", "/api/session", null, null, Map.of("Cookie", cookie)).expect(200).json();
    assertThat(session.get("user").asText()).isEqualTo("zuoxi2");
    assertThat(session.has("token")).isFalse();
    assertThat(session.get("permissions").toString()).contains("CONVERSE");
    http.send("DELETE", "/api/session", null, null, Map.of("Cookie", cookie)).expect(204);
    http.send("GET", "/api/session", null, null, Map.of("Cookie", cookie)).expect(401);
    http.get("/api/session", null).expect(401);
  }

  @Test
  void aSeatTakesOverAndBothTalk() throws Exception {
    String seat = TOKENS.get("zuoxi");
    String otherSeat = TOKENS.get("zuoxi2");
    Talk talk = Talk.open();
    JsonNode handoff = talk.say("转人工").get("replies").get(0);
    assertThat(handoff.get("handoff").get("queuePosition").asInt()).isPositive();
    JsonNode queue = http.get("/api/desk/queue", seat).expect(200).json();
    assertThat(queue.get("waiting").toString()).contains(talk.id());
    String desk = "/api/desk/conversations/" + talk.id();
    http.post(desk + "/say", seat, Map.of("text", "您好", "key", "early")).expect(409);

    try (Http.Socket citizen = http.socket(talk.stream(0))) {
      assertThat(citizen.next("holder").get("holder").asText()).isEqualTo("queue");
      JsonNode taken = http.post(desk + "/take", seat, Map.of()).expect(200).json();
      assertThat(taken.get("holder").asText()).isEqualTo("seat");
      assertThat(citizen.next("holder").get("holder").asText()).isEqualTo("seat");
      http.post(desk + "/take", otherSeat, Map.of()).expect(409);
      http.post(desk + "/typing", seat, Map.of()).expect(200);
      assertThat(citizen.next("typing").get("from").asText()).isEqualTo("seat");
      http.post(desk + "/say", seat, Map.of("text", "您好，请讲", "key", "s1")).expect(200);
      http.post(desk + "/say", seat, Map.of("text", "您好，请讲", "key", "s1")).expect(200);
      JsonNode said = citizen.next("message").get("message");
      while (!said.get("from").asText().equals("seat")) {
        said = citizen.next("message").get("message");
      }
      assertThat(said.get("text").asText()).isEqualTo("您好，请讲");
      assertThat(said.get("seat").asText()).isNotBlank();

      assertThat(talk.say("身份证丢了怎么办").get("replies")).as("the bot is silent").isEmpty();
      JsonNode whole = http.get(desk, seat).expect(200).json();
      assertThat(whole.get("messages").toString()).contains("身份证丢了怎么办").contains("转人工");
      JsonNode suggestions = http.get(desk + "/suggestions", seat).expect(200).json();
      assertThat(suggestions.get("suggestions").get(0).get("articleId").asText())
          .isEqualTo("id-card-replace-lost");

      JsonNode order =
          http.post(
                  "/api/desk/orders",
                  seat,
                  Map.of(
                      "key",
                      "o1",
                      "conversationId",
                      talk.id(),
                      "type",
                      "求助",
                      "what",
                      "水管爆裂没人修",
                      "place",
                      "青田县温溪镇",
                      "when",
                      "今天",
                      "callerName",
                      "李女士",
                      "callerPhone",
                      "13800005678",
                      "confidential",
                      true))
              .expect(201)
              .json();
      assertThat(order.get("division").get("path").asText()).contains("温溪");
      assertThat(order.get("facts").get("urgency").asText()).isEqualTo("水电气");
      assertThat(order.get("facts").get("time").asText()).isNotEmpty();
      assertThat(http.get(desk, seat).json().get("orders").toString())
          .contains(order.get("number").asText());

      http.post(desk + "/return", seat, Map.of()).expect(200);
      assertThat(talk.say("离婚冷静期几天", "after").get("replies")).isNotEmpty();
    }
  }

  @Test
  void nothingIsMissedOrDoubledOverReconnects() throws Exception {
    Talk talk = Talk.open();
    List<Long> seen = new ArrayList<>();
    try (Http.Socket first = http.socket(talk.stream(0))) {
      seen.add(first.next("message").get("message").get("seq").asLong());
      first.send(Map.of("type", "say", "key", "w1", "text", "你好"));
      JsonNode sent = first.next("sent");
      assertThat(sent.get("key").asText()).isEqualTo("w1");
    }
    talk.say("结婚登记要带什么", "w2");
    talk.say("谢谢", "w3");
    try (Http.Socket second = http.socket(talk.stream(seen.getLast()))) {
      second.next("holder");
      second.send(Map.of("type", "say", "key", "w3", "text", "谢谢"));
      second.next("sent");
      second.send(Map.of("type", "nonsense"));
      assertThat(second.next("problem").get("problem").get("detail").asText())
          .contains("expected: say or typing");
      assertThat(second.none("message")).isTrue();
    }
    List<Long> replayed = new ArrayList<>();
    try (Http.Socket third = http.socket(talk.stream(seen.getLast()))) {
      JsonNode messages = talk.read(seen.getLast()).get("messages");
      for (int i = 0; i < messages.size(); i++) {
        replayed.add(third.next("message").get("message").get("seq").asLong());
      }
      third.next("holder");
      assertThat(third.none("message")).isTrue();
      List<Long> expected = new ArrayList<>();
      messages.forEach(m -> expected.add(m.get("seq").asLong()));
      assertThat(replayed).isEqualTo(expected).doesNotHaveDuplicates().hasSize(6);
    }
  }

  @Test
  void articlesAreWrittenPublishedSearchedAndTakenDown() throws Exception {
    String editor = TOKENS.get("bianji");
    String reviewer = TOKENS.get("shenhe");
    String admin = TOKENS.get("guanli");
    Map<String, Object> article = new HashMap<>();
    article.put("id", "paper-crane-permit");
    article.put("title", "千纸鹤放飞许可怎么办");
    article.put("questions", List.of("放飞千纸鹤要批准吗"));
    article.put("body", "放飞千纸鹤不需要许可，到广场登记即可。");
    article.put("department", "市文广旅体局");
    article.put("region", "331100");
    article.put("audience", List.of("个人"));
    article.put("legalBasis", List.of());
    article.put("source", "测试");
    article.put("asOf", "2026-01-01");
    article.put("validFrom", "2026-01-01");
    article.put("keywords", List.of());
    article.put("note", "新建");
    JsonNode created = http.post("/api/desk/articles", editor, article).expect(201).json();
    assertThat(created.get("state").asText()).isEqualTo("草稿");
    http.post("/api/desk/articles", editor, article).expect(409);
    http.get("/api/articles/paper-crane-permit", null).expect(404);
    String path = "/api/desk/articles/paper-crane-permit";
    http.post(path + "/publish", reviewer, Map.of("note", "可以")).expect(409);
    http.post(path + "/submit", reviewer, Map.of()).expect(403);
    http.post(path + "/submit", editor, Map.of("expectedVersion", 1)).expect(200);
    http.post(path + "/return", reviewer, Map.of()).expect(400);
    http.post(path + "/return", reviewer, Map.of("note", "写明电话")).expect(200);
    assertThat(work("returned")).contains("paper-crane-permit");
    http.post(path + "/submit", editor, Map.of("expectedVersion", 2)).expect(409);
    http.post(path + "/submit", editor, Map.of("expectedVersion", 3)).expect(200);
    assertThat(work("toReview")).contains("paper-crane-permit");
    JsonNode published = publish(path, Map.of("note", "可以")).expect(200).json();
    assertThat(published.get("liveVersion").asInt()).isEqualTo(5);
    assertThat(published.get("author").asText()).isEqualTo("bianji");
    assertThat(published.get("authorName").asText()).isEqualTo("知识编辑");
    assertThat(http.get(path + "/history", editor).expect(200).json().get("versions"))
        .extracting(version -> version.get("editorName").asText())
        .startsWith("知识审核", "知识编辑");
    JsonNode hits =
        http.get("/api/desk/search?q=%E5%8D%83%E7%BA%B8%E9%B9%A4", editor).expect(200).json();
    assertThat(hits.get("hits").get(0).get("articleId").asText()).isEqualTo("paper-crane-permit");

    article.remove("id");
    article.put("expectedVersion", 5);
    article.put("title", "千纸鹤放飞要许可吗");
    http.send("PUT", path, reviewer, article, Map.of()).expect(403);
    JsonNode edited = http.send("PUT", path, admin, article, Map.of()).expect(200).json();
    assertThat(edited.get("state").asText()).isEqualTo("草稿");
    assertThat(edited.get("liveVersion").asInt()).as("still answered from").isEqualTo(5);
    JsonNode live = http.get("/api/articles/paper-crane-permit", null).expect(200).json();
    assertThat(live.get("version").asInt()).isEqualTo(5);
    assertThat(live.get("title").asText()).isEqualTo("千纸鹤放飞许可怎么办");
    http.get("/api/articles/paper-crane-permit?version=6", null).expect(404);
    http.send("PUT", path, admin, article, Map.of()).expect(409);
    article.put("validTo", "2025-01-01");
    article.put("expectedVersion", 6);
    JsonNode invalid = http.send("PUT", path, admin, article, Map.of()).expect(400).json();
    assertThat(invalid.get("errors").get(0).get("field").asText()).isEqualTo("validTo");
    assertThat(invalid.get("errors").get(0).get("expected").asText())
        .isEqualTo("不早于生效日期 2026-01-01");
    http.post(path + "/submit", admin, Map.of()).expect(200);
    JsonNode same = http.post(path + "/publish", admin, Map.of()).expect(409).json();
    assertThat(same.get("type").asText()).isEqualTo("urn:hotline:problem:same-hands");
    publish(path, Map.of()).expect(200);
    http.post(path + "/confirm", reviewer, Map.of("reviewBy", "2027-06-01")).expect(200);
    http.post(path + "/confirm", reviewer, Map.of("reviewBy", "2020-01-01")).expect(200);
    assertThat(work("reviewDue")).contains("paper-crane-permit");
    http.post(path + "/rollback", editor, Map.of("version", 5)).expect(200);
    http.post(path + "/withdraw", reviewer, Map.of("note", "试完了")).expect(200);
    http.get("/api/articles/paper-crane-permit", null).expect(404);
    assertThat(
            http.get("/api/articles/paper-crane-permit?version=5", null)
                .expect(200)
                .json()
                .get("state")
                .asText())
        .isEqualTo("已下架");
    JsonNode versions = http.get(path + "/history", editor).expect(200).json().get("versions");
    assertThat(versions)
        .extracting(version -> version.get("act").asText())
        .containsExactly(
            "下架", "恢复旧版", "复核无误", "复核无误", "发布", "送审", "修改", "发布", "送审", "退回", "送审", "新建");
    assertThat(versions.get(7).has("liveFrom")).isTrue();
    assertThat(
            http.get("/api/desk/articles?state=%E8%8D%89%E7%A8%BF", editor)
                .expect(200)
                .json()
                .get("articles")
                .toString())
        .contains("paper-crane-permit");

    http.post("/api/desk/reindex", editor, null).expect(202);
    JsonNode state = http.get("/api/desk/reindex", editor).expect(200).json();
    assertThat(state.get("revision").asLong()).isPositive();
  }

  @Test
  void whatTheBotWouldSayIsPlayedNowWithADraftAndAsOfADay() throws Exception {
    String editor = TOKENS.get("bianji");
    String reviewer = TOKENS.get("shenhe");
    Map<String, Object> article = new HashMap<>();
    article.put("id", "kiln-bridge");
    article.put("title", "古窑廊桥夜游怎么预约");
    article.put("questions", List.of("古窑廊桥夜游怎么预约"));
    article.put("body", "古窑廊桥夜游凭身份证登记，每人40元，电话0578-2091234（周一闭馆）。");
    article.put("department", "没有这个部门");
    article.put("region", "331100");
    article.put("audience", List.of("个人"));
    article.put("legalBasis", List.of());
    article.put("source", "测试");
    article.put("asOf", "2026-01-01");
    article.put("validFrom", "2026-01-01");
    article.put("keywords", List.of());
    article.put("related", List.of("no-such-article", "id-card-replace-lost"));
    byte[] form = ("%PDF-1.7 " + "样表".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
    String upload = "/api/desk/attachments?name=" + encoded("登记 表.pdf");
    http.upload(upload, reviewer, form).expect(403);
    http.upload(upload.replace("pdf", "docx"), editor, form).expect(400);
    Map<?, ?> file =
        new ObjectMapper()
            .convertValue(http.upload(upload, editor, form).expect(201).json(), Map.class);
    String pageFile = "/api/articles/kiln-bridge/attachments/" + file.get("sha256");
    article.put("attachments", List.of(file));
    article.put("note", "新建");
    JsonNode created = http.post("/api/desk/articles", editor, article).expect(201).json();
    assertThat(created.get("warnings").toString()).contains("没有这个部门").contains("no-such-article");
    String path = "/api/desk/articles/kiln-bridge";
    http.get(pageFile, null).expect(404);
    String q = "/api/desk/answer?q=" + encoded("古窑廊桥夜游怎么预约");
    assertThat(text(q)).doesNotContain("身份证登记");
    JsonNode tried = http.get(q + "&draft=kiln-bridge", editor).expect(200).json();
    assertThat(tried.get("kind").asText()).isEqualTo("answer");
    assertThat(tried.get("text").asText()).contains("身份证登记");
    assertThat(tried.get("spoken").asText()).isEqualTo("古窑廊桥夜游凭身份证登记，每人四十元，电话零五七八二零九幺二三四。");
    assertThat(tried.get("wechat").get(0).asText()).contains("0578-2091234（周一闭馆）");
    assertThat(text(q)).as("a try changes nothing").doesNotContain("身份证登记");
    http.post(path + "/submit", editor, Map.of()).expect(200);
    publish(path, Map.of()).expect(200);
    JsonNode now = http.get(q, editor).expect(200).json();
    assertThat(now.get("quickReplies").get(0).asText()).isEqualTo("居民身份证丢失怎么补领");
    Http.Response got = http.get(pageFile, null).expect(200);
    assertThat(got.raw().body()).startsWith("%PDF-1.7 样表").hasSize(9 + 40_000);
    assertThat(got.header("Content-Disposition"))
        .isEqualTo("attachment; filename*=UTF-8''%E7%99%BB%E8%AE%B0%20%E8%A1%A8.pdf");
    assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
    http.get(pageFile.replace("kiln-bridge", "id-card-replace-lost"), null).expect(404);
    JsonNode page = http.get("/api/articles/kiln-bridge", null).expect(200).json();
    assertThat(page.get("related")).hasSize(1);
    assertThat(page.get("attachments").get(0).get("name").asText()).isEqualTo("登记 表.pdf");
    assertThat(now.get("text")).isEqualTo(tried.get("text"));

    article.remove("id");
    article.put("body", "古窑廊桥夜游改为网上预约。");
    article.put("expectedVersion", 3);
    http.send("PUT", path, editor, article, Map.of()).expect(200);
    http.post(path + "/submit", editor, Map.of()).expect(200);
    publish(path, Map.of()).expect(200);
    JsonNode versions = http.get(path + "/history", editor).expect(200).json().get("versions");
    OffsetDateTime published = OffsetDateTime.parse(versions.get(0).get("liveFrom").asText());
    assertThat(text(q + "&asOf=" + encoded(published.toString()))).contains("网上预约");
    JsonNode then =
        http.get(q + "&asOf=" + encoded(published.minusNanos(1_000_000).toString()), editor)
            .expect(200)
            .json();
    assertThat(then.get("text")).isEqualTo(now.get("text"));
    assertThat(then.get("citations")).isEqualTo(now.get("citations"));
    assertThat(http.get(q + "&asOf=2020-01-01", editor).expect(200).json().get("hits"))
        .as("nothing was live then")
        .isEmpty();
    http.get(q + "&asOf=2999-01-01", editor).expect(400);
    http.get(q + "&asOf=soon", editor).expect(400);
    http.get(q + "&asOf=2020-01-01&draft=kiln-bridge", editor).expect(400);
    http.get(q + "&draft=no-such", editor).expect(404);
    http.get(q, null).expect(401);

    Map<String, Object> kept = Map.of("question", "古窑廊桥夜游怎么预约", "relevant", List.of("kiln-bridge"));
    String id =
        http.post("/api/desk/kept-questions", editor, kept).expect(201).json().get("id").asText();
    assertThat(http.get("/api/desk/kept-questions", reviewer).expect(200).json().get("questions"))
        .extracting(question -> question.get("id").asText())
        .contains(id);
    JsonNode figures =
        http.post("/api/desk/kept-questions/run", reviewer, Map.of()).expect(200).json();
    assertThat(figures.get("questions").asInt()).isPositive();
    assertThat(figures.get("failing").toString()).doesNotContain("古窑廊桥");
    JsonNode problem = http.post(path + "/withdraw", reviewer, Map.of()).expect(409).json();
    assertThat(problem.get("type").asText()).isEqualTo("urn:hotline:problem:breaks-kept-questions");
    assertThat(problem.get("broken").get(0).get("rankBefore").asInt()).isEqualTo(1);
    assertThat(problem.get("broken").get(0).get("expected").get(0).get("articleId").asText())
        .isEqualTo("kiln-bridge");
    http.post(path + "/withdraw", reviewer, Map.of("accept", true)).expect(200);
    http.send("DELETE", "/api/desk/kept-questions/" + id, editor, null, Map.of()).expect(204);
    http.send("DELETE", "/api/desk/kept-questions/" + id, editor, null, Map.of()).expect(404);
  }

  private static String text(String path) throws Exception {
    return http.get(path, TOKENS.get("bianji")).expect(200).json().get("text").asText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String work(String kind) throws Exception {
    return http.get("/api/desk/knowledge/work", TOKENS.get("bianji"))
        .expect(200)
        .json()
        .get(kind)
        .toString();
  }

  @Test
  void desksAreToldWhatHappens() throws Exception {
    try (Http.Socket desk = http.socket("/api/desk/stream", TOKENS.get("zuoxi2"))) {
      desk.next("queue");
      Talk talk = Talk.open();
      talk.say("转人工");
      JsonNode message = desk.next("message");
      assertThat(message.get("conversationId").asText()).isEqualTo(talk.id());
      JsonNode queue = desk.next("queue");
      assertThat(queue.get("waiting").toString()).contains(talk.id());
      http.post("/api/desk/conversations/" + talk.id() + "/take", TOKENS.get("zuoxi2"), Map.of())
          .expect(200);
      assertThat(desk.next("holder").get("holder").asText()).isEqualTo("seat");
      talk.say("在吗");
      JsonNode said = desk.next("message").get("message");
      while (!said.get("from").asText().equals("citizen")) {
        said = desk.next("message").get("message");
      }
      assertThat(said.get("text").asText()).isEqualTo("在吗");
    }
  }

  @Test
  void probesAndFigures() throws Exception {
    http.get("/health/live", null).expect(200);
    JsonNode ready = http.get("/health/ready", null).expect(200).json();
    assertThat(ready.get("checks")).hasSize(4);
    Talk talk = Talk.open();
    talk.say("你好");
    String metrics = http.get("/metrics", null).expect(200).raw().body();
    assertThat(metrics)
        .contains("hotline_turn_seconds_count{kind=\"smalltalk\"}")
        .contains("hotline_queue_length")
        .contains("hotline_orders_open")
        .contains("jvm_memory_used_bytes")
        .doesNotContain(talk.id());
  }

  @Test
  void pagesAreServedWithValidatorsAndNothingElseIs() throws Exception {
    Http.Response page = http.get("/", null).expect(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    http.send("GET", "/", null, null, Map.of("If-None-Match", page.header("ETag"))).expect(304);
    http.get("/articles/id-card-replace-lost", null).expect(200);
    Http.Response vue =
        http.get("/webjars/vue/3.5.26/dist/vue.runtime.global.prod.js", null).expect(200);
    assertThat(vue.header("Cache-Control")).contains("immutable");
    assertThat(
            http.send("GET", "/", null, null, Map.of("Accept-Encoding", "gzip"))
                .header("Content-Encoding"))
        .isEqualTo("gzip");
    for (String path :
        List.of(
            "/webjars/vue/3.5.26/package.json",
            "/pages.txt",
            "/openapi",
            "/%2e%2e/logback.xml",
            "/..%2flogback.xml",
            "/web/index.html",
            "/desk/../../logback.xml")) {
      http.get(path, null).expect(404);
    }
  }

  @Test
  void theContractIsServed() throws Exception {
    JsonNode contract = http.get("/openapi.json", null).expect(200).json();
    assertThat(contract.get("openapi").asText()).startsWith("3.1");
    contract
        .get("paths")
        .forEach(
            path ->
                path.forEach(
                    operation ->
                        assertThat(operation.has("x-permission") ^ operation.has("x-anonymous"))
                            .as(operation.get("operationId").asText())
                            .isTrue()));
  }

  /** Publishes as the page does: again and again while the kept questions are being asked. */
  private Http.Response publish(String path, Map<String, Object> body) throws Exception {
    while (true) {
      Http.Response response = http.post(path + "/publish", TOKENS.get("shenhe"), body);
      if (response.raw().statusCode() != 409
          || !response.raw().body().contains("urn:hotline:problem:check-under-way")) {
        return response;
      }
      assertThat(response.json().get("total").asInt()).isPositive();
    }
  }
}
