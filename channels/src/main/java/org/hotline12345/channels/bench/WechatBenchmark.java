package org.hotline12345.channels.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * {@code bench turns --channel wechat}: citizens whose messages are pushed, signed, to the
 * callback, each waiting for the answer. What was only acknowledged, because it took too long, is
 * counted.
 */
public final class WechatBenchmark implements AutoCloseable {
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final String ACCOUNT = "gh_bench";

  private final int port;
  private final int citizens;
  private final String token;
  private final Clock clock;
  private final Script script = Script.shipped();
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http;
  private final AtomicInteger conversations = new AtomicInteger();
  private final AtomicLong messages = new AtomicLong();
  private final LongAdder late = new LongAdder();

  /**
   * @param port of a server with an account in plain mode
   * @param token the account's
   * @param citizens how many talk at a time
   */
  public WechatBenchmark(int port, String token, int citizens, Clock clock) {
    this.port = port;
    this.token = token;
    this.citizens = citizens;
    this.clock = clock;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true),
            new PoolOptions().setHttp1MaxSize(citizens));
  }

  /**
   * Runs for about so long.
   *
   * @param web what as many citizens on the web page had of the same server, to compare with
   */
  public Result run(Duration length, Latencies.Figures web) {
    load(WARM_UP, new Latencies());
    late.reset();
    Latencies turns = new Latencies();
    double seconds = load(length, turns);
    Latencies.Figures measured = turns.over(seconds);
    return new Result(
        citizens,
        measured,
        web,
        Math.round(1000 * measured.perSecond() / web.perSecond()) / 1000.0,
        late.sum(),
        Memory.heapMegabytes());
  }

  private double load(Duration length, Latencies latencies) {
    long start = System.nanoTime();
    long end = start + length.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < citizens; i++) {
        threads.execute(
            () -> {
              while (System.nanoTime() < end) {
                talk(end, latencies);
              }
            });
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void talk(long end, Latencies latencies) {
    int number = conversations.getAndIncrement();
    List<String> turns = script.conversation(number);
    for (int i = 0; i < turns.size() && System.nanoTime() < end; i++) {
      push("o-bench-" + number, turns.get(i), latencies);
    }
  }

  private void push(String openId, String text, Latencies latencies) {
    long id = messages.incrementAndGet();
    String seconds = Long.toString(clock.instant().getEpochSecond());
    String nonce = Long.toString(id);
    String uri =
        "/wechat/callback?timestamp="
            + seconds
            + "&nonce="
            + nonce
            + "&signature="
            + signature(token, seconds, nonce);
    String xml =
        "<xml><ToUserName>%s</ToUserName><FromUserName>%s</FromUserName><CreateTime>%s</CreateTime><MsgType>text</MsgType><Content><![CDATA[%s]]></Content><MsgId>%d</MsgId></xml>"
            .formatted(ACCOUNT, openId, seconds, text, id);
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI(uri)
            .putHeader("Content-Type", "text/xml");
    long start = System.nanoTime();
    Future<Buffer> answer =
        http.request(options)
            .compose(request -> request.send(Buffer.buffer(xml)))
            .compose(
                response ->
                    response.statusCode() == 200
                        ? response.body()
                        : Future.failedFuture("status " + response.statusCode()));
    try {
      Buffer body = answer.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
      latencies.add(System.nanoTime() - start);
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(4)
          && body.toString().equals("success")) {
        late.increment();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      latencies.error();
    }
  }

  private static String signature(String... parts) {
    String[] sorted = parts.clone();
    Arrays.sort(sorted);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of()
          .formatHex(digest.digest(String.join("", sorted).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    vertx.close();
  }

  /**
   * @param web turns on the web page in the same run
   * @param ratio turns a second over those on the web page
   * @param late turns whose reply was not ready in time
   */
  public record Result(
      int citizens,
      Latencies.Figures turns,
      Latencies.Figures web,
      double ratio,
      long late,
      long heapMegabytes) {}
}
