package org.hotline12345.channels.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.security.Permission;
import org.hotline12345.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Carries a routed request to its operation on a virtual thread and the answer back to the event
 * loop. Thread-safe.
 */
final class Dispatcher {
  static final String SESSION_COOKIE = "hotline_session";
  private static final short INTERNAL_ERROR = 1011;
  private static final Duration PING = Duration.ofSeconds(25);

  private final HotlineConfig.Http config;
  private final Function<String, Optional<Principal>> sessions;
  private final Problems problems;
  private final ObjectMapper json;
  private final MeterRegistry meters;
  private final ExecutorService threads;
  private final AtomicInteger running = new AtomicInteger();

  Dispatcher(
      HotlineConfig.Http config,
      Function<String, Optional<Principal>> sessions,
      Problems problems,
      ObjectMapper json,
      MeterRegistry meters,
      ExecutorService threads) {
    this.config = config;
    this.sessions = sessions;
    this.problems = problems;
    this.json = json;
    this.meters = meters;
    this.threads = threads;
  }

  /** Requests being worked on now. */
  int running() {
    return running.get();
  }

  void dispatch(RoutingContext context, String operationId, Operations.Bound operation) {
    Timer.Sample sample = Timer.start(meters);
    work(
        context,
        () -> operation.answer(admitted(context, operation.permission())),
        answer -> {
          sample.stop(
              meters.timer(
                  "hotline.http", "operation", operationId, "status", "" + answer.status()));
          write(context, answer);
        });
  }

  /** Lets a request go on to the next handler if its sender may call this; its body waits. */
  void admit(RoutingContext context, @Nullable Permission permission) {
    context.request().pause();
    Context loop = context.vertx().getOrCreateContext();
    threads.execute(
        () -> {
          try {
            principal(context, permission);
            loop.runOnContext(
                v -> {
                  context.next();
                  context.request().resume();
                });
          } catch (RuntimeException e) {
            Answer answer = problems.answer(e);
            loop.runOnContext(
                v -> {
                  // The rest of the body is not wanted.
                  context.response().putHeader("Connection", "close");
                  write(context, answer);
                });
          }
        });
  }

  /** Upgrades to a WebSocket once the operation has admitted the caller. */
  void upgrade(RoutingContext context, Operations.Bound operation) {
    HttpServerRequest request = context.request();
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      write(
          context,
          new Answer(
              426,
              Problem.of(
                  426,
                  "upgrade-required",
                  "只接受 WebSocket",
                  "Upgrade: missing (expected: websocket)"),
              java.util.Map.of("Upgrade", "websocket", "Connection", "Upgrade")));
      return;
    }
    request.pause();
    Context loop = context.vertx().getOrCreateContext();
    threads.execute(
        () -> {
          try {
            LiveSocket.Opener opener = operation.opener(admitted(context, operation.permission()));
            loop.runOnContext(v -> open(context, opener));
          } catch (Throwable e) {
            Answer answer = problems.answer(e);
            loop.runOnContext(
                v -> {
                  request.resume();
                  write(context, answer);
                });
          }
        });
  }

  private void open(RoutingContext context, LiveSocket.Opener opener) {
    Vertx vertx = context.vertx();
    context
        .request()
        .toWebSocket()
        .onFailure(context::fail)
        .onSuccess(
            socket -> {
              // What the client says before somebody listens is kept, not lost.
              socket.pause();
              Context loop = vertx.getOrCreateContext();
              SerialWork work = new SerialWork(threads);
              LiveSocket live = new LiveSocket(loop, socket, json, work, problems);
              keepAlive(vertx, socket);
              work.execute(
                  () -> {
                    try {
                      opener.open(live);
                    } catch (RuntimeException e) {
                      live.send(live.problem(e));
                      live.close(INTERNAL_ERROR, "failed");
                    }
                    loop.runOnContext(v -> socket.resume());
                  });
            });
  }

  /** Pings, so that proxies keep the connection and a dead peer runs into the idle timeout. */
  private static void keepAlive(Vertx vertx, ServerWebSocket socket) {
    vertx.setPeriodic(
        PING.toMillis(),
        id -> {
          if (socket.isClosed()) {
            vertx.cancelTimer(id);
          } else {
            socket.writePing(Buffer.buffer("hotline"));
          }
        });
  }

  /** Answers with the body it was sent, by the way all operations go; for comparison only. */
  void echo(RoutingContext context) {
    byte[] body = body(context);
    work(
        context,
        () ->
            Answer.ok(
                new Answer.Text(
                    "application/json", new String(body, java.nio.charset.StandardCharsets.UTF_8))),
        answer -> write(context, answer));
  }

  private void work(RoutingContext context, Work work, java.util.function.Consumer<Answer> done) {
    Context loop = context.vertx().getOrCreateContext();
    running.incrementAndGet();
    long timer =
        context
            .vertx()
            .setTimer(
                config.requestTimeout().toMillis(),
                t -> write(context, new Answer(503, Problem.timeout(), java.util.Map.of())));
    try {
      threads.execute(
          () -> {
            Answer answer;
            try {
              answer = work.answer();
            } catch (Throwable e) {
              answer = problems.answer(e);
            }
            Answer result = answer;
            loop.runOnContext(
                v -> {
                  context.vertx().cancelTimer(timer);
                  running.decrementAndGet();
                  done.accept(result);
                });
          });
    } catch (RejectedExecutionException e) {
      context.vertx().cancelTimer(timer);
      running.decrementAndGet();
      write(context, new Answer(503, Problem.timeout(), java.util.Map.of()));
    }
  }

  private Call admitted(RoutingContext context, @Nullable Permission permission) {
    return new Call(
        context.pathParams(),
        context.queryParams(),
        context.request().headers(),
        body(context),
        client(context.request()),
        staffToken(context).orElse(null),
        principal(context, permission),
        json);
  }

  /** Who calls, null where everybody may. */
  private @Nullable Principal principal(RoutingContext context, @Nullable Permission permission) {
    if (permission == null) {
      return null;
    }
    Principal principal =
        staffToken(context)
            .flatMap(sessions)
            .orElseThrow(() -> ProblemException.of(Problem.notSignedIn()));
    if (!principal.permissions().contains(permission)) {
      throw ProblemException.of(Problem.forbidden(permission.name()));
    }
    return principal;
  }

  /**
   * The staff token of the header, else of the cookie. A cookie that comes from a page of another
   * origin is not believed, whatever the browser makes of SameSite.
   */
  private static Optional<String> staffToken(RoutingContext context) {
    HttpServerRequest request = context.request();
    String header = request.getHeader("Authorization");
    if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return Optional.of(header.substring(7).strip());
    }
    Cookie cookie = request.getCookie(SESSION_COOKIE);
    String origin = request.getHeader("Origin");
    if (cookie == null
        || (origin != null
            && !origin.replaceFirst("^https?://", "").equals(request.getHeader("Host")))) {
      return Optional.empty();
    }
    return Optional.of(cookie.getValue());
  }

  private String client(HttpServerRequest request) {
    String peer = request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    String forwarded = request.getHeader("X-Forwarded-For");
    if (forwarded == null || !config.trustedProxies().contains(peer)) {
      return peer;
    }
    List<String> hops = List.of(forwarded.split(","));
    return hops.getLast().strip();
  }

  private static byte[] body(RoutingContext context) {
    Buffer buffer = context.body() == null ? null : context.body().buffer();
    return buffer == null ? new byte[0] : buffer.getBytes();
  }

  /** Writes an answer unless the connection has one already or is gone. */
  void write(RoutingContext context, Answer answer) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    if (!response.headers().contains("Cache-Control")) {
      response.putHeader("Cache-Control", "no-store");
    }
    Object body = answer.body();
    switch (body) {
      case null -> response.end();
      case Answer.Text text ->
          response.putHeader("Content-Type", text.contentType()).end(text.content());
      case Answer.File file ->
          response.putHeader("Content-Type", file.contentType()).end(Buffer.buffer(file.content()));
      case Problem problem ->
          response.putHeader("Content-Type", "application/problem+json").end(written(problem));
      default -> response.putHeader("Content-Type", "application/json").end(written(body));
    }
  }

  private Buffer written(Object body) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + body.getClass(), e);
    }
  }

  @FunctionalInterface
  private interface Work {
    Answer answer() throws Throwable;
  }
}
