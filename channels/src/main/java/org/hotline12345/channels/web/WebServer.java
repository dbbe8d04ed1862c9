package org.hotline12345.channels.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.CorsHandler;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ValidatorException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.web.pages.StaticPages;
import org.hotline12345.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server. Event loops do no work of ours: each operation runs on a virtual thread of its
 * own. Close it to finish what is running and to let the port go.
 */
public final class WebServer implements AutoCloseable {
  private static final int BODY_LIMIT = 64 * 1024;
  private static final String LARGEST_BODY = "hotline.largestBody";
  private static final Duration IDLE = Duration.ofSeconds(75);
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final Parts parts;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Dispatcher dispatcher;
  private final Operations operations;
  private final OpenAPIContract contract;
  private volatile boolean draining;
  private volatile int port;

  /**
   * What a server is made of.
   *
   * @param operations objects whose methods carry out the contract
   * @param sessions the person behind a staff token
   * @param echo whether {@code POST /bench/echo} answers with what it is sent
   */
  public record Parts(
      HotlineConfig config,
      Contract contract,
      List<?> operations,
      Function<String, Optional<Principal>> sessions,
      Problems problems,
      ObjectMapper json,
      MeterRegistry meters,
      boolean echo) {}

  private WebServer(Vertx vertx, Parts parts) {
    this.vertx = vertx;
    this.parts = parts;
    this.operations = new Operations(parts.contract(), parts.operations());
    this.dispatcher =
        new Dispatcher(
            parts.config().http(),
            parts.sessions(),
            parts.problems(),
            parts.json(),
            parts.meters(),
            threads);
    this.contract = await(OpenAPIContract.from(vertx, parts.contract().json()), START);
  }

  /**
   * Starts listening.
   *
   * @throws IllegalStateException when code and contract disagree, or the port cannot be had
   */
  public static WebServer start(Vertx vertx, Parts parts) {
    WebServer server = new WebServer(vertx, parts);
    int loops = Math.max(1, Runtime.getRuntime().availableProcessors());
    await(
        vertx.deployVerticle(
            () -> server.new Listener(), new DeploymentOptions().setInstances(loops)),
        START);
    return server;
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Whether it is going down and takes no more work. */
  public boolean draining() {
    return draining;
  }

  /** Takes no more work, waits for what is running, lets the port go. */
  @Override
  public void close() {
    draining = true;
    long deadline = System.nanoTime() + DRAIN.toNanos();
    while (dispatcher.running() > 0 && System.nanoTime() < deadline) {
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    await(vertx.close(), DRAIN);
    threads.close();
  }

  /** One event loop's share of the port. */
  private final class Listener extends VerticleBase {
    @Override
    public Future<?> start() {
      HotlineConfig.Http http = parts.config().http();
      // A negative port is a free one that all listeners share.
      int wanted = http.port() == 0 ? -1 : http.port();
      HttpServer server =
          vertx
              .createHttpServer(options().setPort(wanted).setHost(http.bind()))
              .requestHandler(router(vertx));
      return server.listen().onSuccess(listening -> port = listening.actualPort());
    }
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setCompressionSupported(true)
        .setCompressionLevel(4)
        .setIdleTimeout((int) IDLE.toSeconds())
        .setMaxHeaderSize(16 * 1024)
        .setMaxWebSocketFrameSize(BODY_LIMIT)
        .setMaxWebSocketMessageSize(BODY_LIMIT)
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setHttp2ClearTextEnabled(false)
        .setTcpNoDelay(true);
  }

  private Router router(Vertx onVertx) {
    Router router = Router.router(onVertx);
    router.route().handler(this::refuseWhenDraining);
    router.route().handler(new SecurityHeaders(parts.config()));
    List<String> origins = parts.config().embed().origins();
    if (!origins.isEmpty()) {
      CorsHandler cors = CorsHandler.create().addOrigins(origins).maxAgeSeconds(600);
      cors.allowedMethod(HttpMethod.GET).allowedMethod(HttpMethod.POST);
      cors.allowedHeader("Authorization").allowedHeader("Content-Type");
      cors.allowedHeader("Idempotency-Key");
      router.route("/api/conversations*").handler(cors);
      router.route("/api/orders/*").handler(cors);
      router.route("/api/articles/*").handler(cors);
    }
    for (Contract.Entry entry : parts.contract().entries()) {
      if (entry.webSocket()) {
        Operations.Bound bound = operations.get(entry.operationId());
        router
            .route(HttpMethod.GET, entry.path().replaceAll("\\{(.*?)}", ":$1"))
            .handler(context -> dispatcher.upgrade(context, bound));
      }
    }
    for (Contract.Entry entry : parts.contract().entries()) {
      if (entry.largestBody() > 0) {
        largeBodies(router, entry);
      }
    }
    BodyHandler body = BodyHandler.create(false).setBodyLimit(BODY_LIMIT);
    router.route("/api/*").handler(body);
    router.route("/wechat/*").handler(body);
    if (parts.echo()) {
      router.post("/bench/echo").handler(body).handler(dispatcher::echo);
    }
    router.get("/openapi.json").handler(this::contract);
    router.route("/*").subRouter(operations(onVertx));
    router.get().handler(new StaticPages());
    router.route().failureHandler(this::fail);
    for (int status : new int[] {400, 404, 405, 413, 415, 500}) {
      router.errorHandler(status, this::fail);
    }
    return router;
  }

  /** Large bodies are taken only from those who may send them: who calls is asked first. */
  private void largeBodies(Router router, Contract.Entry entry) {
    Operations.Bound bound = operations.get(entry.operationId());
    HttpMethod method = HttpMethod.valueOf(entry.method().toUpperCase(Locale.ROOT));
    String path = entry.path().replaceAll("\\{(.*?)}", ":$1");
    // Two routes, because within one a body handler must come first.
    router
        .route(method, path)
        .handler(
            context -> {
              context.put(LARGEST_BODY, entry.largestBody());
              dispatcher.admit(context, bound.permission());
            });
    router.route(method, path).handler(BodyHandler.create(false).setBodyLimit(entry.largestBody()));
  }

  private Router operations(Vertx onVertx) {
    RouterBuilder builder =
        RouterBuilder.create(onVertx, contract, RequestExtractor.withBodyHandler());
    for (OpenAPIRoute route : builder.getRoutes()) {
      String id = route.getOperation().getOperationId();
      Operations.Bound bound = operations.get(id);
      route.setDoSecurity(false);
      if (bound.opensSocket()) {
        route.setDoValidation(false);
      }
      route.addHandler(context -> dispatcher.dispatch(context, id, bound));
      route.addFailureHandler(context -> invalid(context, route));
    }
    return builder.createRouter();
  }

  private void refuseWhenDraining(RoutingContext context) {
    if (draining) {
      context.response().putHeader("Connection", "close");
      dispatcher.write(context, new Answer(503, Problem.timeout(), Map.of("Retry-After", "5")));
    } else {
      context.next();
    }
  }

  private void contract(RoutingContext context) {
    dispatcher.write(
        context, Answer.ok(new Answer.Text("application/json", parts.contract().text())));
  }

  private void invalid(RoutingContext context, OpenAPIRoute route) {
    ValidatorException validation = cause(context.failure());
    if (validation == null) {
      fail(context);
      return;
    }
    Object body = null;
    if (context.body() != null && context.body().buffer() != null) {
      try {
        body = context.body().buffer().toJsonObject();
      } catch (RuntimeException e) {
        body = null;
      }
    }
    Problem problem =
        Faults.explain(
            validation,
            route.getOperation(),
            name -> {
              List<String> values = context.queryParam(name);
              String path = context.pathParam(name);
              return path != null
                  ? path
                  : values.isEmpty() ? context.request().getHeader(name) : values.getFirst();
            },
            body);
    dispatcher.write(context, new Answer(problem.status(), problem, Map.of()));
  }

  private void fail(RoutingContext context) {
    Throwable failure = context.failure();
    int status = context.statusCode();
    if (failure instanceof HttpException http) {
      status = http.getStatusCode();
    }
    Problem problem =
        switch (status) {
          case 400 -> Problem.of(400, "bad-request", "请求不合约定", null);
          case 404 -> Problem.notFound(context.request().method() + " on an unknown path");
          case 405 ->
              Problem.of(405, "method-not-allowed", "不支持的方法", context.request().method().name());
          case 413 ->
              Problem.of(
                  413,
                  "too-large",
                  "内容过大",
                  "body: too large (expected: at most "
                      + context.<Long>get(LARGEST_BODY, (long) BODY_LIMIT)
                      + " bytes)");
          case 415 ->
              Problem.of(415, "unsupported-media-type", "内容类型不对", "expected: application/json");
          default -> null;
        };
    dispatcher.write(
        context,
        problem == null
            ? parts
                .problems()
                .answer(failure == null ? new IllegalStateException("status " + status) : failure)
            : new Answer(problem.status(), problem, Map.of()));
  }

  private static @Nullable ValidatorException cause(@Nullable Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ValidatorException validation) {
        return validation;
      }
    }
    return null;
  }

  private static <T> T await(Future<T> future, Duration atMost) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("web server: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("web server: nothing after " + atMost, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("web server: interrupted", e);
    }
  }
}
