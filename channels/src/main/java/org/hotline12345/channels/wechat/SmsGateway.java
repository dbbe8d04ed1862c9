package org.hotline12345.channels.wechat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.hotline12345.channels.config.Secret;
import org.hotline12345.channels.config.WechatConfig;
import org.hotline12345.contact.CodeNotSentException;
import org.hotline12345.contact.CodeSender;
import org.hotline12345.dialogue.Phrases;

/** Codes by short message, through a gateway that takes JSON over HTTP. Thread-safe. */
final class SmsGateway implements CodeSender {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final WechatConfig.Sms config;
  private final Phrases phrases;

  SmsGateway(WechatConfig.Sms config, Phrases phrases) {
    this.config = config;
    this.phrases = phrases;
  }

  @Override
  public void send(String phone, String code) {
    ObjectNode body = JSON.createObjectNode();
    body.put("phone", phone).put("text", phrases.say("wechat.phone.sms", "code", code));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(config.url())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    Secret key = config.key();
    if (key != null) {
      request.header("Authorization", "Bearer " + key.reveal());
    }
    try {
      int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new CodeNotSentException("sms: status " + status + " (expected: 2xx)", null);
      }
    } catch (IOException e) {
      throw new CodeNotSentException("sms: not reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CodeNotSentException("sms: interrupted", e);
    }
  }
}
