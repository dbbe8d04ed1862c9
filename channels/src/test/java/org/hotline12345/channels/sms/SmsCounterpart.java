package org.hotline12345.channels.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A gateway of short messages on this machine, which takes them, refuses them or hangs. */
public final class SmsCounterpart implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final List<Message> taken = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile int status = 200;
  private volatile boolean hangs;

  /** What was posted. */
  public record Message(String phone, String text, String authorization, String contentType) {}

  public SmsCounterpart() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/send", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = JSON.readTree(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      taken.add(
          new Message(
              body.path("phone").asText(),
              body.path("text").asText(),
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
              String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))));
      if (hangs) {
        released.await();
      }
      exchange.sendResponseHeaders(status, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/send");
  }

  /** Answers so from now on. */
  public void answer(int code) {
    status = code;
  }

  /** Takes what comes and answers nothing. */
  public void hang() {
    hangs = true;
  }

  public List<Message> taken() {
    return taken;
  }

  @Override
  public void close() {
    released.countDown();
    server.stop(0);
  }
}
