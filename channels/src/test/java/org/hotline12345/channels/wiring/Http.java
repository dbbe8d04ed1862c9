package org.hotline12345.channels.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A caller over real HTTP. */
final class Http implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  Http(int port) {
    this.port = port;
  }

  Response get(String path, String token) throws Exception {
    return send("GET", path, token, null, Map.of());
  }

  Response post(String path, String token, Object body) throws Exception {
    return send("POST", path, token, body, Map.of());
  }

  Response send(String method, String path, String token, Object body, Map<String, String> headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(request::header);
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      String text = body instanceof String s ? s : JSON.writeValueAsString(body);
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(text));
    }
    return new Response(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
  }

  /** Sends bytes as they are. */
  Response upload(String path, String token, byte[] content) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(content));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return new Response(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
  }

  Socket socket(String path) throws Exception {
    return socket(path, null);
  }

  Socket socket(String path, String token) throws Exception {
    Socket socket = new Socket();
    WebSocket.Builder builder = client.newWebSocketBuilder();
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    socket.socket =
        builder
            .buildAsync(URI.create("ws://127.0.0.1:" + port + path), socket)
            .get(10, TimeUnit.SECONDS);
    return socket;
  }

  @Override
  public void close() {
    client.close();
  }

  record Response(HttpResponse<String> raw) {
    int status() {
      return raw.statusCode();
    }

    JsonNode json() throws Exception {
      return JSON.readTree(raw.body());
    }

    Response expect(int status) {
      assertThat(raw.statusCode())
          .as(raw.request().uri().getPath() + " " + raw.body())
          .isEqualTo(status);
      return this;
    }

    String header(String name) {
      return raw.headers().firstValue(name).orElse(null);
    }
  }

  /** A socket with what it received. */
  static final class Socket implements WebSocket.Listener, AutoCloseable {
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        try {
          frames.add(JSON.readTree(partial.toString()));
        } catch (java.io.IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
        partial.setLength(0);
      }
      from.request(1);
      return null;
    }

    void send(Object frame) throws Exception {
      socket.sendText(JSON.writeValueAsString(frame), true).get(10, TimeUnit.SECONDS);
    }

    /** The next frame of that type, others dropped. */
    JsonNode next(String type) throws Exception {
      while (true) {
        JsonNode frame = frames.poll(20, TimeUnit.SECONDS);
        assertThat(frame).as("a frame of type " + type).isNotNull();
        if (frame.get("type").asText().equals(type)) {
          return frame;
        }
      }
    }

    /** Whether nothing more of that type is here. */
    boolean none(String type) {
      return frames.stream().noneMatch(f -> f.get("type").asText().equals(type));
    }

    @Override
    public void close() {
      socket.abort();
    }
  }
}
