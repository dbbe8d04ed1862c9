package org.hotline12345.channels.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.kbindex.files.ArticleFiles;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.Attachment;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.security.StaffAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads over real HTTP: preview, choice, review, and what a restart leaves. */
class ImportsTest {
  private static final String LIST = "问题,答案\n云溪图书馆几点关门？,每天20:30关门。\n云溪图书馆借书要押金吗？,不用押金。\n没有答案的问题,\n";

  @TempDir private Path folder;
  private Hotline hotline;
  private HotlineServer server;
  private final Map<String, String> tokens = new HashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws Exception {
    HotlineConfig config = new ConfigFile(Map.of()).load(null, folder).onLoopback(0);
    hotline =
        Hotline.temporary(
            config,
            Clock.system(config.zone()),
            ArticleFiles.starter().articles().stream().limit(3).toList());
    server = HotlineServer.start(hotline, false);
    Http http = new Http(server.port());
    for (StaffAccounts.FirstAccount account : hotline.firstAccounts()) {
      tokens.put(
          account.user(),
          http.post(
                  "/api/session",
                  null,
                  Map.of("user", account.user(), "password", account.password()))
              .json()
              .path("token")
              .asText());
    }
    http.close();
  }

  @AfterEach
  void stop() {
    server.close();
    hotline.close();
  }

  private HttpResponse<String> send(String method, String path, String user, byte[] body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header(
                "Content-Type",
                path.endsWith("/accept") ? "application/json" : "application/octet-stream")
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (!user.isEmpty()) {
      request.header("Authorization", "Bearer " + tokens.get(user));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode json(HttpResponse<String> response, int status) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new ObjectMapper().readTree(response.body());
  }

  private String upload(String name, byte[] bytes) throws Exception {
    String query = URLEncoder.encode(name, StandardCharsets.UTF_8);
    return json(send("POST", "/api/desk/imports?name=" + query, "bianji", bytes), 202)
        .path("id")
        .asText();
  }

  private JsonNode until(String id, String state) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> json(send("GET", "/api/desk/imports/" + id, "bianji", new byte[0]), 200),
            status -> status.path("state").asText().equals(state));
  }

  @Test
  void anUploadIsShownChosenFromAndPutIntoReview() throws Exception {
    String id = upload("问题.csv", LIST.getBytes(java.nio.charset.Charset.forName("GBK")));
    JsonNode ready = until(id, "ready");
    assertThat(ready.path("name").asText()).isEqualTo("问题.csv");
    assertThat(ready.path("items")).hasSize(2);
    assertThat(ready.path("problems").get(0).path("message").asText()).contains("没有答案");
    JsonNode item =
        json(send("GET", "/api/desk/imports/" + id + "/items/1", "bianji", new byte[0]), 200);
    assertThat(item.path("article").path("body").asText()).isEqualTo("每天20:30关门。");
    String article = item.path("article").path("id").asText();

    json(
        send(
            "POST",
            "/api/desk/imports/" + id + "/accept",
            "bianji",
            "{\"items\":[1]}".getBytes(StandardCharsets.UTF_8)),
        202);
    assertThat(until(id, "done").path("message").asText()).contains("新增 1 条");
    assertThat(hotline.knowledge().articles().find(article).orElseThrow().state())
        .isEqualTo(ArticleState.IN_REVIEW);
    assertThat(hotline.knowledge().articles().live(article)).isEmpty();
    assertThat(hotline.knowledge().articles().find(article).orElseThrow().attachments())
        .as("a list of questions is nobody's document")
        .isEmpty();
  }

  private KnowledgeArticle accepted(String id) throws Exception {
    JsonNode ready = until(id, "ready");
    assertThat(ready.path("items")).hasSize(1);
    json(
        send(
            "POST",
            "/api/desk/imports/" + id + "/accept",
            "bianji",
            "{\"items\":[1]}".getBytes(StandardCharsets.UTF_8)),
        202);
    until(id, "done");
    String article = ready.path("items").get(0).path("articleId").asText();
    return hotline.knowledge().articles().find(article).orElseThrow();
  }

  @Test
  void theUploadedDocumentIsAttachedToItsArticle() throws Exception {
    byte[] text = "云溪市家庭医生签约办法\n第一条 居民可以签约。\n第二条 每人每年120元。\n".getBytes(StandardCharsets.UTF_8);
    KnowledgeArticle article = accepted(upload("签约:办法.txt", text));
    assertThat(article.attachments())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.name()).isEqualTo("签约_办法.txt");
              assertThat(
                      hotline
                          .knowledge()
                          .attachments()
                          .stored(file.sha256(), file.name())
                          .orElseThrow()
                          .content())
                  .isEqualTo(text);
            });
    String again = upload("签约:办法.txt", text);
    assertThat(accepted(again).version()).isEqualTo(article.version());
    assertThat(until(again, "done").path("message").asText()).contains("相同 1 条");
  }

  @Test
  void aPageThatRunsSomethingIsLeftOutAndItsArticleComesIn() throws Exception {
    String text = "<h1>云溪市停车办法</h1><p>第一条 前两小时免费。</p>";
    byte[] page =
        ("<html><body>" + text + "<script>alert(1)</script></body></html>")
            .getBytes(StandardCharsets.UTF_8);
    KnowledgeArticle article = accepted(upload("停车.html", page));
    assertThat(article.state()).isEqualTo(ArticleState.IN_REVIEW);
    assertThat(article.attachments()).isEmpty();
    byte[] quiet =
        ("<html><body>" + text + "<p>第二条 之后每小时两元。</p></body></html>")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(accepted(upload("停车收费.html", quiet)).attachments())
        .extracting(Attachment::name, Attachment::mediaType)
        .as("handed out, never shown as a page of this site")
        .containsExactly(Tuple.tuple("停车收费.html", "text/plain"));
  }

  @Test
  void documentsInAnArchiveAreAttachedEachToItsArticle() throws Exception {
    byte[] table = "项目,金额\n取暖补贴,每户200元\n".getBytes(StandardCharsets.UTF_8);
    byte[] notes = "# 云溪市义工登记办法\n\n第一条 义工要登记。\n".getBytes(StandardCharsets.UTF_8);
    byte[] inner = zip(Map.of("表/补贴.csv", table));
    byte[] outer =
        zip(
            Map.of(
                "里面.zip", inner,
                "义工.md", notes,
                "问答.csv", LIST.getBytes(StandardCharsets.UTF_8)));
    String id = upload("全部.zip", outer);
    JsonNode items = until(id, "ready").path("items");
    assertThat(items).hasSize(4);
    json(
        send(
            "POST",
            "/api/desk/imports/" + id + "/accept",
            "bianji",
            "{\"items\":[1,2,3,4]}".getBytes(StandardCharsets.UTF_8)),
        202);
    until(id, "done");
    Map<String, List<String>> names = new HashMap<>();
    for (JsonNode item : items) {
      names
          .computeIfAbsent(item.path("file").asText(), file -> new ArrayList<>())
          .addAll(
              hotline
                  .knowledge()
                  .articles()
                  .find(item.path("articleId").asText())
                  .orElseThrow()
                  .attachments()
                  .stream()
                  .map(Attachment::name)
                  .toList());
    }
    assertThat(names)
        .containsEntry("全部.zip/里面.zip/表/补贴.csv", List.of("补贴.csv"))
        .containsEntry("全部.zip/义工.md", List.of("义工.md"))
        .containsEntry("全部.zip/问答.csv", List.of());
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void aNewProcessReadsAnUploadAgain() throws Exception {
    String id = upload("问题.csv", LIST.getBytes(StandardCharsets.UTF_8));
    until(id, "ready");
    server.close();
    server = HotlineServer.start(hotline, false);
    assertThat(until(id, "ready").path("items")).hasSize(2);
  }

  @Test
  void strangersAndWrongChoicesAreRefused() throws Exception {
    byte[] large = new byte[200_000];
    assertThat(send("POST", "/api/desk/imports?name=a.pdf", "", large).statusCode()).isEqualTo(401);
    String broken = upload("坏.docx", "PK\3\4 没有内容".getBytes(StandardCharsets.UTF_8));
    assertThat(until(broken, "failed").path("problems").get(0).path("file").asText())
        .isEqualTo("坏.docx");
    HttpResponse<String> early =
        send(
            "POST",
            "/api/desk/imports/" + broken + "/accept",
            "bianji",
            "{\"items\":[1]}".getBytes(StandardCharsets.UTF_8));
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(send("DELETE", "/api/desk/imports/" + broken, "bianji", new byte[0]).statusCode())
        .isEqualTo(204);
    assertThat(send("GET", "/api/desk/imports/" + broken, "bianji", new byte[0]).statusCode())
        .isEqualTo(404);
  }
}
