package org.hotline12345.channels.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.kbindex.files.ArticleFiles;
import org.hotline12345.security.StaffAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of a question without an answer, and of an answer without use, over real HTTP. */
class AskedHttpTest {
  private static final Set<String> ARTICLES =
      Set.of("id-card-replace-lost", "divorce-register", "marriage-register", "hotline-cost");

  @TempDir private Path folder;
  private Hotline hotline;
  private HotlineServer server;
  private Http http;
  private final Map<String, String> tokens = new HashMap<>();

  @BeforeEach
  void start() throws Exception {
    HotlineConfig config = new ConfigFile(Map.of()).load(null, folder).onLoopback(0);
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
      Map<String, String> body = Map.of("user", account.user(), "password", account.password());
      JsonNode session = http.post("/api/session", null, body).expect(200).json();
      tokens.put(account.user(), session.get("token").asText());
    }
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
    hotline.close();
  }

  private record Visit(String path, String token) {}

  private Visit visit() throws Exception {
    JsonNode opened =
        http.post("/api/conversations", null, Map.of("channel", "web")).expect(201).json();
    return new Visit(
        "/api/conversations/" + opened.get("id").asText(), opened.get("token").asText());
  }

  private JsonNode say(Visit visit, String text) throws Exception {
    return http.post(visit.path() + "/messages", visit.token(), Map.of("text", text))
        .expect(200)
        .json();
  }

  private JsonNode desk(String what) throws Exception {
    return http.get("/api/desk/asked/" + what, tokens.get("bianji")).expect(200).json();
  }

  private JsonNode eventually(String what, String list, int size) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> desk(what), found -> found.get(list).size() == size);
  }

  @Test
  void whatIsAskedThreeWaysIsOneMatterUntilSomebodyDealsWithIt() throws Exception {
    for (String text : List.of("市游泳馆几点开门", "游泳馆每天什么时候开放", "请问市里的游泳馆几点开始营业")) {
      JsonNode reply = say(visit(), text).get("replies").get(0);
      assertThat(reply.get("kind").asText()).as(text).isEqualTo("clarify");
    }
    JsonNode found =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> desk("unanswered"), f -> f.get("questions").asInt() == 3);
    assertThat(found.get("clusterCount").asInt()).isEqualTo(1);
    JsonNode cluster = found.get("clusters").get(0);
    assertThat(cluster.get("count").asInt()).isEqualTo(3);
    assertThat(cluster.get("question").asText()).contains("游泳馆");
    assertThat(cluster.get("questions").get(0).get("outcome").asText()).isEqualTo("unknown");
    assertThat(cluster.get("questions").get(0).get("channel").asText()).isEqualTo("web");
    assertThat(cluster.get("nowAnswered").asBoolean()).isFalse();

    List<Long> ids = new ArrayList<>();
    cluster.get("ids").forEach(id -> ids.add(id.asLong()));
    Map<String, Object> dealt = Map.of("ids", ids);
    http.post("/api/desk/asked/dealt", tokens.get("zuoxi"), dealt).expect(403);
    http.post("/api/desk/asked/dealt", null, dealt).expect(401);
    http.post("/api/desk/asked/dealt", tokens.get("bianji"), Map.of("ids", List.of())).expect(400);
    JsonNode marked =
        http.post("/api/desk/asked/dealt", tokens.get("bianji"), dealt).expect(200).json();
    assertThat(marked.get("dealt").asInt()).isEqualTo(3);
    assertThat(desk("unanswered").get("clusters")).isEmpty();
    http.get("/api/desk/asked/unanswered", null).expect(401);
    http.get("/api/desk/asked/unanswered?days=0", tokens.get("bianji")).expect(400);
  }

  @Test
  void anAnswerOfNoUseIsShownToThoseWhoWriteIt() throws Exception {
    Visit visit = visit();
    long seq = say(visit, "身份证丢了怎么补办").get("seq").asLong();
    String feedback = visit.path() + "/feedback";
    Map<String, Object> useless = Map.of("seq", seq, "helpful", false, "comment", "没说要带什么");
    http.post(feedback, visit().token(), useless).expect(401);
    http.post(feedback, visit.token(), Map.of("seq", 1, "helpful", false)).expect(404);
    http.post(feedback, visit.token(), Map.of("seq", seq)).expect(400);
    http.post(feedback, visit.token(), useless).expect(204);

    JsonNode messages = http.get(visit.path(), visit.token()).expect(200).json().get("messages");
    JsonNode answer = messages.get(messages.size() - 1);
    assertThat(answer.get("helpful").asBoolean(true)).as("remembered").isFalse();

    JsonNode article = eventually("unhelpful", "articles", 1).get("articles").get(0);
    assertThat(article.get("articleId").asText()).isEqualTo("id-card-replace-lost");
    JsonNode judged = article.get("answers").get(0);
    assertThat(judged.get("text").asText()).isEqualTo("身份证丢了怎么补办");
    assertThat(judged.get("comment").asText()).isEqualTo("没说要带什么");

    JsonNode usage = desk("usage");
    assertThat(usage.get("articles")).hasSize(1);
    assertThat(usage.get("articles").get(0).get("unhelpful").asInt()).isEqualTo(1);
    assertThat(usage.get("never")).hasSize(ARTICLES.size() - 1);

    JsonNode units = desk("coverage").get("departments");
    JsonNode police = unit(units, "市公安局");
    assertThat(police.get("live").asInt()).isEqualTo(1);
    assertThat(police.get("unhelpful").asInt()).isEqualTo(1);
    assertThat(unit(units, "市水利局").get("live").asInt()).as("owns nothing").isZero();

    long id = judged.get("id").asLong();
    http.post("/api/desk/asked/dealt", tokens.get("bianji"), Map.of("ids", List.of(id)))
        .expect(200);
    eventually("unhelpful", "articles", 0);
  }

  private static JsonNode unit(JsonNode units, String name) {
    for (JsonNode unit : units) {
      if (unit.get("department").asText().equals(name)) {
        return unit;
      }
    }
    throw new AssertionError("no " + name + " in " + units);
  }
}
