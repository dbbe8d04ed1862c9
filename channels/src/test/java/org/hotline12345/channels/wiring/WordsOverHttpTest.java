package org.hotline12345.channels.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.kbindex.files.ArticleFiles;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.TestArticles;
import org.hotline12345.security.StaffAccounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor saves at the desk counts for the citizen who writes next. */
class WordsOverHttpTest {
  private static final String WORDS = "/api/desk/words";

  /** The shipped entry 社保卡. */
  private static final String CARD = WORDS + "/s001";

  private static final Set<String> STARTER = Set.of("social-card-lost", "street-lamp-out");
  private static final KnowledgeArticle OF_THE_COUNTY =
      TestArticles.inRegion(
          TestArticles.article("kiln-qingyuan", "庆元县香菇烘干房补贴标准", "庆元县香菇烘干房补贴每座五千元。"), "331126");

  @TempDir private static Path folder;
  private static Hotline hotline;
  private static HotlineServer server;
  private static Http http;
  private static final Map<String, String> TOKENS = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    HotlineConfig config = new ConfigFile(Map.of()).load(null, folder).onLoopback(0);
    hotline =
        Hotline.temporary(
            config,
            Clock.system(config.zone()),
            Stream.concat(
                    ArticleFiles.starter().articles().stream()
                        .filter(article -> STARTER.contains(article.id())),
                    Stream.of(OF_THE_COUNTY))
                .toList());
    server = HotlineServer.start(hotline, false);
    http = new Http(server.port());
    for (StaffAccounts.FirstAccount account : hotline.firstAccounts()) {
      Map<String, String> who = Map.of("user", account.user(), "password", account.password());
      JsonNode session = http.post("/api/session", null, who).expect(200).json();
      TOKENS.put(account.user(), session.get("token").asText());
    }
  }

  @AfterAll
  static void stop() {
    http.close();
    server.close();
    hotline.close();
  }

  @Test
  void aSynonymCountsWithTheNextQuestion() throws Exception {
    String question = "我的绿谷通不见了怎么补";
    double before = nearness(question);

    JsonNode changed = send("PUT", CARD, card(1, "绿谷通")).expect(200).json();

    assertThat(changed.get("version").asInt()).isEqualTo(2);
    assertThat(nearness(question)).isGreaterThan(before + 0.05);
    assertThat(answer(question)).contains("社保卡丢失怎么挂失补办");
    send("PUT", CARD, card(1, "绿谷通")).expect(409);
    send("PUT", CARD, card(2, "市民卡")).expect(200);
    assertThat(nearness(question)).isEqualTo(before);
  }

  /** Cosine of the article about lost cards. */
  private static double nearness(String question) throws Exception {
    for (JsonNode hit : search(question)) {
      if (hit.get("articleId").asText().equals("social-card-lost")) {
        return hit.get("cosine").asDouble();
      }
    }
    return -1;
  }

  @Test
  void aDeletedWordIsGoneAndOnlyTheLatestVersionCanBeDeleted() throws Exception {
    Map<String, Object> entry = Map.of("kind", "纠正", "terms", List.of("甲甲甲"), "target", "乙乙乙");
    String path = WORDS + "/" + post(entry).expect(201).json().get("id").asText();
    assertThat(read("甲甲甲").get("text").asText()).isEqualTo("乙乙乙");

    send("DELETE", path + "?expectedVersion=2", null).expect(409);
    send("DELETE", path + "?expectedVersion=1", null).expect(204);
    send("DELETE", path + "?expectedVersion=2", null).expect(404);

    assertThat(read("甲甲甲").get("text").asText()).isEqualTo("甲甲甲");
  }

  private static Map<String, Object> card(int version, String name) {
    return Map.of("expectedVersion", version, "kind", "同义", "terms", List.of("社保卡", name));
  }

  @Test
  void aCorrectionCountsWithTheNextQuestion() throws Exception {
    assertThat(search("射爆咔").toString()).isNotEqualTo(search("社保卡").toString());

    post(Map.of("kind", "纠正", "terms", List.of("射爆咔"), "target", "社保卡")).expect(201);

    assertThat(withoutReasons(search("射爆咔"))).isEqualTo(withoutReasons(search("社保卡")));
    assertThat(search("射爆咔").get(0).get("explanation").get(0).asText()).contains("社保卡");
    assertThat(answer("射爆咔丢了怎么补办")).contains("social-card-lost");
    JsonNode reading = read("射爆咔");
    assertThat(reading.get("text").asText()).isEqualTo("社保卡");
  }

  @Test
  void aNameOfAPlaceLeadsToTheArticleOfItsCounty() throws Exception {
    String question = "菇民城的香菇烘干房补贴标准是多少";
    assertThat(answer(question)).doesNotContain("五千元");

    JsonNode saved =
        post(Map.of("kind", "地名", "terms", List.of("菇民城"), "target", "331126")).expect(201).json();

    assertThat(saved.get("targetName").asText()).isEqualTo("庆元县");
    assertThat(answer(question)).contains("五千元");
    assertThat(read(question).get("divisionName").asText()).isEqualTo("庆元县");
  }

  @Test
  void whatCannotStandIsRefusedWithReasons() throws Exception {
    JsonNode problem =
        post(Map.of("kind", "地名", "terms", List.of("菇"), "target", "999999")).expect(400).json();

    assertThat(problem.get("type").asText()).endsWith("invalid-word");
    assertThat(problem.get("errors").findValuesAsText("field")).containsExactly("terms", "target");
    post(Map.of("kind", "近义", "terms", List.of("甲乙", "丙丁"))).expect(400);
    post(Map.of("kind", "同义")).expect(400);
  }

  @Test
  void everyoneAtTheDeskReadsButOnlyEditorsWrite() throws Exception {
    JsonNode words = http.get(WORDS, TOKENS.get("shenhe")).expect(200).json().get("words");
    assertThat(words.size()).isGreaterThan(150);
    assertThat(words.get(0).get("editor").asText()).isNotEmpty();
    Map<String, Object> entry = Map.of("kind", "同义", "terms", List.of("甲乙", "丙丁"));
    http.post(WORDS, TOKENS.get("zuoxi"), entry).expect(403);
    http.get(WORDS, null).expect(401);
  }

  private static String answer(String question) throws Exception {
    JsonNode opened =
        http.post("/api/conversations", null, Map.of("channel", "web")).expect(201).json();
    return http.send(
            "POST",
            "/api/conversations/" + opened.get("id").asText() + "/messages",
            opened.get("token").asText(),
            Map.of("text", question),
            Map.of("Idempotency-Key", "one"))
        .expect(200)
        .json()
        .toString();
  }

  /** The reasons tell that a word was read as another, so they differ. */
  private static List<JsonNode> withoutReasons(JsonNode hits) {
    return hits.valueStream()
        .map(hit -> hit.<ObjectNode>deepCopy().without("explanation"))
        .map(JsonNode.class::cast)
        .toList();
  }

  private static JsonNode search(String question) throws Exception {
    return get("/api/desk/search?q=", question).get("hits");
  }

  private static JsonNode read(String question) throws Exception {
    return get(WORDS + "/read?q=", question);
  }

  private static JsonNode get(String path, String question) throws Exception {
    return http.get(
            path + URLEncoder.encode(question, StandardCharsets.UTF_8), TOKENS.get("bianji"))
        .expect(200)
        .json();
  }

  private static Http.Response post(Object body) throws Exception {
    return http.post(WORDS, TOKENS.get("bianji"), body);
  }

  private static Http.Response send(String method, String path, Object body) throws Exception {
    return http.send(method, path, TOKENS.get("bianji"), body, Map.of());
  }
}
