package org.hotline12345.channels.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.security.Permission;
import org.hotline12345.security.Principal;
import org.hotline12345.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebServerTest {
  private static final String CONTRACT =
      """
      {"openapi": "3.1.0", "info": {"title": "test", "version": "1"}, "paths": {
        "/api/greet/{name}": {
          "post": {"operationId": "greet", "x-anonymous": true,
            "parameters": [
              {"name": "name", "in": "path", "required": true, "schema": {"type": "string", "maxLength": 5}},
              {"name": "times", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 9}},
              {"name": "tail", "in": "query", "required": true, "schema": {"type": "string", "pattern": "^[0-9]{4}$"}}],
            "requestBody": {"required": true, "content": {"application/json": {"schema": {
              "type": "object", "additionalProperties": false, "required": ["text", "score"],
              "properties": {"text": {"type": "string", "minLength": 1, "maxLength": 10}, "score": {"enum": ["满意", "不满意"]}}}}}},
            "responses": {"200": {"description": "ok"}}}},
        "/api/secret": {
          "get": {"operationId": "secret", "x-permission": "AUDIT_READ", "responses": {"200": {"description": "ok"}}}},
        "/api/slow": {
          "get": {"operationId": "slow", "x-anonymous": true, "responses": {"200": {"description": "ok"}}}},
        "/api/broken": {
          "get": {"operationId": "broken", "x-anonymous": true, "responses": {"200": {"description": "ok"}}}},
        "/api/stream": {
          "get": {"operationId": "stream", "x-permission": "CONVERSE", "x-websocket": true, "responses": {"101": {"description": "ok"}}}}
      }}
      """;

  @TempDir private static Path folder;

  private final ObjectMapper json = Json.mapper(ZoneId.of("Asia/Shanghai"));
  private final HttpClient http = HttpClient.newHttpClient();
  private final Greeter greeter = new Greeter();
  private WebServer server;

  public static final class Greeter {
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);

    @Operation("greet")
    @Anonymous
    public Answer greet(Call call) {
      return Answer.ok(
          Map.of("said", call.path("name") + call.body(JsonNode.class).get("text").asText()));
    }

    @Operation("secret")
    @Requires(Permission.AUDIT_READ)
    public Answer secret(Call call) {
      return Answer.ok(Map.of("user", call.principal().user()));
    }

    @Operation("slow")
    @Anonymous
    public Answer slow(Call call) throws InterruptedException {
      entered.countDown();
      release.await();
      return Answer.ok(Map.of("big", "x".repeat(5000)));
    }

    @Operation("broken")
    @Anonymous
    public Answer broken(Call call) {
      return Answer.ok(
          java.util.Objects.requireNonNull(
              call.query("none").orElse(null), "secret inner workings"));
    }

    @Operation("stream")
    @Requires(Permission.CONVERSE)
    public LiveSocket.Opener stream(Call call) {
      return socket -> {
        socket.send(Map.of("hello", call.principal().user()));
        socket.onText(text -> socket.send(Map.of("echo", text)));
      };
    }
  }

  @BeforeEach
  void start() {
    server = start(CONTRACT, List.of(greeter));
  }

  @AfterEach
  void stop() {
    greeter.release.countDown();
    server.close();
    http.close();
  }

  private WebServer start(String contract, List<?> handlers) {
    HotlineConfig defaults = new ConfigFile(Map.of()).load(null, folder);
    HotlineConfig config =
        new HotlineConfig(
            folder,
            defaults.zone(),
            defaults.organisation(),
            defaults.onLoopback(0).http(),
            new HotlineConfig.Embed(List.of("https://www.lishui.gov.cn")),
            defaults.limits(),
            defaults.sessions(),
            defaults.retention(),
            defaults.voice(),
            null,
            defaults.speech(),
            null,
            null,
            null,
            null);
    return WebServer.start(
        Vertx.vertx(),
        new WebServer.Parts(
            config,
            Contract.of(contract),
            handlers,
            token ->
                token.equals("seat-token")
                    ? Optional.of(new Principal("zuoxi", "座席", Set.of(Role.SEAT)))
                    : token.equals("order-token")
                        ? Optional.of(new Principal("dan", "审计", Set.of(Role.AUDITOR)))
                        : Optional.empty(),
            new Problems(),
            json,
            new SimpleMeterRegistry(),
            true));
  }

  @Test
  void validRequestsReachTheOperation() throws Exception {
    HttpResponse<String> response =
        post("/api/greet/a?tail=1234", "{\"text\": \"你好\", \"score\": \"满意\"}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json.readTree(response.body()).get("said").asText()).isEqualTo("a你好");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void everyFaultyParameterIsNamed() throws Exception {
    JsonNode problem =
        problem(
            post("/api/greet/toolong?times=10&tail=12", "{\"text\": \"x\", \"score\": \"满意\"}"),
            400);
    assertThat(problem.get("errors")).hasSize(3);
    assertThat(problem.get("detail").asText())
        .contains("path.name: toolong (expected: 0–5 characters)")
        .contains("query.times: 10 (expected: 1–9)")
        .contains("query.tail: 12 (expected: matching ^[0-9]{4}$)");
    problem = problem(post("/api/greet/a", "{\"text\": \"x\", \"score\": \"满意\"}"), 400);
    assertThat(problem.get("detail").asText()).startsWith("query.tail: missing");
  }

  @Test
  void faultyBodiesAreExplained() throws Exception {
    String path = "/api/greet/a?tail=1234";
    assertThat(detail(post(path, "{\"text\": \"12345678901\", \"score\": \"满意\"}")))
        .contains("body.text: 12345678901 (expected: ");
    assertThat(detail(post(path, "{\"text\": \"x\", \"score\": \"还行\"}")))
        .contains("body.score: 还行 (expected: ")
        .contains("满意");
    assertThat(detail(post(path, "{\"text\": \"x\"}")))
        .contains("body.score: missing (expected: present)");
    assertThat(detail(post(path, "{\"text\": \"x\", \"score\": \"满意\", \"colour\": 1}")))
        .contains("colour");
    assertThat(detail(post(path, "nonsense"))).contains("body");
    HttpResponse<String> form =
        send(
            request(path)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("x")));
    problem(form, 400);
  }

  @Test
  void bodiesOverTheLimitAreRefused() throws Exception {
    problem(post("/api/greet/a?tail=1234", "{\"text\": \"" + "x".repeat(70_000) + "\"}"), 413);
  }

  @Test
  void permissionsDecide() throws Exception {
    problem(send(request("/api/secret").GET()), 401);
    problem(send(request("/api/secret").header("Authorization", "Bearer wrong").GET()), 401);
    JsonNode forbidden =
        problem(
            send(request("/api/secret").header("Authorization", "Bearer seat-token").GET()), 403);
    assertThat(forbidden.get("detail").asText()).contains("AUDIT_READ");
    assertThat(
            send(request("/api/secret").header("Authorization", "Bearer order-token").GET()).body())
        .isEqualTo("{\"user\":\"dan\"}");
    assertThat(
            send(request("/api/secret").header("Cookie", "hotline_session=order-token").GET())
                .statusCode())
        .isEqualTo(200);
    problem(
        send(
            request("/api/secret")
                .header("Cookie", "hotline_session=order-token")
                .header("Origin", "https://evil.example")
                .GET()),
        401);
  }

  @Test
  void unknownPathsAndMethodsAreProblems() throws Exception {
    problem(send(request("/api/nothing").GET()), 404);
    problem(send(request("/../etc/passwd").GET()), 404);
    problem(send(request("/api/secret").DELETE()), 405);
  }

  @Test
  void failuresTellNothingOfTheInside() throws Exception {
    HttpResponse<String> response = send(request("/api/broken").GET());
    problem(response, 500);
    assertThat(response.body()).doesNotContain("inner workings");
  }

  @Test
  void headersNarrowTheBrowser() throws Exception {
    HttpResponse<String> citizen = send(request("/api/broken").GET());
    assertThat(citizen.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self';")
        .contains("frame-ancestors 'self' https://www.lishui.gov.cn")
        .doesNotContain("unsafe-eval");
    HttpResponse<String> desk = send(request("/desk").GET());
    assertThat(desk.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self';")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe-eval");
    assertThat(desk.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void socketsAreAdmittedLikeRequests() throws Exception {
    problem(send(request("/api/stream").header("Authorization", "Bearer seat-token").GET()), 426);
    assertThatThrownBy(
            () -> socket("order-token", new LinkedBlockingQueue<>()).get(5, TimeUnit.SECONDS))
        .hasMessageContaining("WebSocketHandshakeException");
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    WebSocket socket = socket("seat-token", received).get(5, TimeUnit.SECONDS);
    assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo("{\"hello\":\"zuoxi\"}");
    for (int i = 0; i < 50; i++) {
      socket.sendText("m" + i, true).get(5, TimeUnit.SECONDS);
    }
    for (int i = 0; i < 50; i++) {
      assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo("{\"echo\":\"m" + i + "\"}");
    }
    socket.abort();
  }

  @Test
  void closingFinishesWhatRuns() throws Exception {
    CompletableFuture<HttpResponse<String>> slow =
        http.sendAsync(request("/api/slow").GET().build(), HttpResponse.BodyHandlers.ofString());
    assertThat(greeter.entered.await(5, TimeUnit.SECONDS)).isTrue();
    Thread closing = Thread.ofVirtual().start(server::close);
    assertThat(closing.join(java.time.Duration.ofMillis(200))).isFalse();
    greeter.release.countDown();
    assertThat(slow.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(closing.join(java.time.Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void longAnswersAreCompressed() throws Exception {
    greeter.release.countDown();
    HttpResponse<byte[]> response =
        http.send(
            request("/api/slow").header("Accept-Encoding", "gzip").GET().build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(response.body().length).isLessThan(1000);
  }

  @Test
  void aServerThatDisagreesWithItsContractDoesNotStart() {
    assertThatThrownBy(() -> start(CONTRACT.replace("AUDIT_READ", "ORDER_READ"), List.of(greeter)))
        .hasMessageContaining(
            "secret: code says AUDIT_READ (expected by the contract: ORDER_READ)");
    assertThatThrownBy(
            () ->
                start(CONTRACT.replace("\"x-permission\": \"AUDIT_READ\",", ""), List.of(greeter)))
        .hasMessageContaining("secret: neither or both of x-permission and x-anonymous");
    assertThatThrownBy(() -> start(CONTRACT, List.of())).hasMessageContaining("greet: no method");
  }

  private CompletableFuture<WebSocket> socket(String token, BlockingQueue<String> received) {
    return http.newWebSocketBuilder()
        .header("Authorization", "Bearer " + token)
        .buildAsync(
            URI.create("ws://127.0.0.1:" + server.port() + "/api/stream"),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                received.add(data.toString());
                socket.request(1);
                return null;
              }
            });
  }

  private JsonNode problem(HttpResponse<String> response, int status) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = json.readTree(response.body());
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asText()).isNotBlank();
    assertThat(problem.get("type").asText()).startsWith("urn:hotline:problem:");
    return problem;
  }

  private String detail(HttpResponse<String> response) throws Exception {
    return problem(response, 400).get("detail").asText();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
