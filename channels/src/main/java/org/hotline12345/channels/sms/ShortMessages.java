package org.hotline12345.channels.sms;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.hotline12345.channels.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that takes short messages as JSON over HTTP. A message is posted once: whoever is not
 * answered cannot know whether it went out, and two are worse than none. Thread-safe.
 */
public final class ShortMessages {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http;
  private final URI url;
  private final @Nullable Secret key;
  private final Duration timeout;

  /**
   * @param key sent as bearer token, null for none
   * @param timeout for the whole exchange
   */
  public ShortMessages(URI url, @Nullable Secret key, Duration timeout) {
    this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    this.url = url;
    this.key = key;
    this.timeout = timeout;
  }

  /**
   * Sends a message; waits for the gateway's answer.
   *
   * @param phone 11 digits
   * @throws NotSentException when the gateway did not take it, or not in time
   */
  public void send(String phone, String text) {
    ObjectNode body = JSON.createObjectNode().put("phone", phone).put("text", text);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    if (key != null) {
      request.header("Authorization", "Bearer " + key.reveal());
    }
    try {
      int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new NotSentException("sms: status " + status + " (expected: 2xx)", null);
      }
    } catch (IOException e) {
      throw new NotSentException("sms: not reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotSentException("sms: interrupted", e);
    }
  }
}
