package org.hotline12345.channels.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code bench turns}: citizens who each wait for an answer before they say the next thing, over
 * real HTTP on the loopback, and in the same run as many who talk to an echo on the same server.
 */
public final class TurnsBenchmark implements AutoCloseable {
  private static final Duration WARM_UP = Duration.ofSeconds(3);

  private final int port;
  private final int citizens;
  private final Script script = Script.shipped();
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http;
  private final AtomicInteger conversations = new AtomicInteger();

  /**
   * @param port of a server started with its echo
   * @param citizens how many talk at a time
   */
  public TurnsBenchmark(int port, int citizens) {
    this.port = port;
    this.citizens = citizens;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true),
            new PoolOptions().setHttp1MaxSize(citizens));
  }

  /** Runs for about so long, a quarter of it against the echo. */
  public Result run(Duration length) {
    load(WARM_UP, new Latencies(), this::talk);
    Duration echoing = length.dividedBy(4);
    Latencies echo = new Latencies();
    double echoSeconds = load(echoing, echo, this::echo);
    Latencies turns = new Latencies();
    double turnSeconds = load(length.minus(echoing), turns, this::talk);
    Latencies.Figures measured = turns.over(turnSeconds);
    Latencies.Figures compared = echo.over(echoSeconds);
    return new Result(
        citizens,
        measured,
        compared,
        Math.round(1000 * measured.perSecond() / compared.perSecond()) / 1000.0,
        Memory.heapMegabytes(),
        Memory.residentMegabytes());
  }

  private double load(Duration length, Latencies latencies, Citizen citizen) {
    long start = System.nanoTime();
    long end = start + length.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < citizens; i++) {
        threads.execute(
            () -> {
              while (System.nanoTime() < end) {
                citizen.live(end, latencies);
              }
            });
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void talk(long end, Latencies latencies) {
    List<String> turns = script.conversation(conversations.getAndIncrement());
    JsonObject opened =
        post("/api/conversations", null, null, "{\"channel\":\"web\"}", latencies, false);
    if (opened == null) {
      return;
    }
    String path = "/api/conversations/" + opened.getString("id") + "/messages";
    String token = opened.getString("token");
    for (int i = 0; i < turns.size() && System.nanoTime() < end; i++) {
      String body = new JsonObject().put("text", turns.get(i)).encode();
      post(path, token, "turn-" + i, body, latencies, true);
    }
  }

  private void echo(long end, Latencies latencies) {
    List<String> turns = script.conversation(conversations.getAndIncrement());
    for (int i = 0; i < turns.size() && System.nanoTime() < end; i++) {
      post(
          "/bench/echo",
          null,
          null,
          new JsonObject().put("text", turns.get(i)).encode(),
          latencies,
          true);
    }
  }

  private @Nullable JsonObject post(
      String path,
      @Nullable String token,
      @Nullable String key,
      String body,
      Latencies latencies,
      boolean counted) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI(path);
    options.putHeader("Content-Type", "application/json");
    if (token != null) {
      options.putHeader("Authorization", "Bearer " + token);
    }
    if (key != null) {
      options.putHeader("Idempotency-Key", key);
    }
    long start = System.nanoTime();
    Future<Buffer> answer =
        http.request(options)
            .compose(request -> request.send(Buffer.buffer(body)))
            .compose(
                response ->
                    response.statusCode() < 300
                        ? response.body()
                        : Future.failedFuture("status " + response.statusCode()));
    try {
      Buffer received = answer.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
      if (counted) {
        latencies.add(System.nanoTime() - start);
      }
      return received.toJsonObject();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      latencies.error();
      return null;
    }
  }

  @Override
  public void close() {
    http.close();
    vertx.close();
  }

  @FunctionalInterface
  private interface Citizen {
    void live(long end, Latencies latencies);
  }

  /**
   * @param ratio turns a second over echoes a second
   * @param heapMegabytes used at the end, by server and load together
   * @param residentMegabytes of the process, null where the system does not tell
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Result(
      int citizens,
      Latencies.Figures turns,
      Latencies.Figures echo,
      double ratio,
      long heapMegabytes,
      @Nullable Long residentMegabytes) {}
}
