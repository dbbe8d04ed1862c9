package org.hotline12345.channels.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;

/**
 * The platform as far as this channel meets it, over real HTTP: it signs, encrypts, cuts off and
 * delivers again, keeps windows and quotas, ends tokens, and notes every answer that the real one
 * would not take. Encryption and signatures are those of WxJava, not ours.
 */
public final class TencentCounterpart implements AutoCloseable {
  public static final String APP_ID = "wxb11529c136998cb6";
  public static final String SECRET = "an-app-secret";
  public static final String TOKEN = "spamtest";
  public static final String AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
  public static final String ACCOUNT = "gh_10f6c3c3ac5a";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LONG = Duration.ofDays(2);
  private static final Pattern LINK = Pattern.compile("<a href=\"https?://[^\"<>]+\">[^<>]*</a>");
  private static final Pattern REPLY =
      Pattern.compile(
          "<xml><ToUserName><!\\[CDATA\\[(.*?)]]></ToUserName><FromUserName><!\\[CDATA\\[(.*?)]]>"
              + "</FromUserName><CreateTime>(\\d+)</CreateTime><MsgType><!\\[CDATA\\[text]]></MsgType>"
              + "<Content>(.*)</Content></xml>",
          Pattern.DOTALL);

  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Clock clock;
  private final WxCryptUtil crypt = new WxCryptUtil(TOKEN, AES_KEY, APP_ID);
  private final List<String> findings = new CopyOnWriteArrayList<>();
  private final Map<String, User> users = new ConcurrentHashMap<>();
  private final Map<String, byte[]> media = new ConcurrentHashMap<>();
  private final List<JsonNode> templateMessages = new CopyOnWriteArrayList<>();
  private final List<ObjectNode> templates = new CopyOnWriteArrayList<>();
  private final List<JsonNode> subscriptionMessages = new CopyOnWriteArrayList<>();
  private final List<ObjectNode> subscriptions = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> agreed = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final AtomicInteger fetches = new AtomicInteger();
  private final AtomicInteger expired = new AtomicInteger();
  private final AtomicInteger forced = new AtomicInteger();
  private final AtomicLong ids = new AtomicLong(7_000_000_000L);
  private final AtomicLong nonces = new AtomicLong(100);
  private volatile String accessToken = "";
  private volatile Instant tokenEnds = Instant.EPOCH;
  private volatile String menu = "";
  private volatile boolean encrypting = true;
  private volatile Duration cutOff = Duration.ofSeconds(5);
  private volatile URI callback = URI.create("http://127.0.0.1:1/");

  /** A citizen's phone. */
  private static final class User {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private Instant until = Instant.EPOCH;
    private int left;
  }

  public TencentCounterpart(Clock clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Where messages are pushed to. */
  void callback(int port) {
    callback = URI.create("http://127.0.0.1:" + port + "/wechat/callback");
  }

  /** How long an answer is waited for; five seconds with the real one. */
  void cutOff(Duration length) {
    cutOff = length;
  }

  void plain() {
    encrypting = false;
  }

  /** What was answered wrongly so far. */
  public List<String> findings() {
    return findings;
  }

  int fetches() {
    return fetches.get();
  }

  int forcedFetches() {
    return forced.get();
  }

  /** Ends the token before its time, as when another program fetched one. */
  void endToken() {
    accessToken = "";
  }

  /** Ends the token before the time it was given for. */
  void expireToken() {
    tokenEnds = clock.instant();
  }

  int refusedAsExpired() {
    return expired.get();
  }

  /** Lets the next calls of that path fail with a code. */
  public void refuse(String path, int code) {
    refusals.put(path, code);
  }

  void allow(String path) {
    refusals.remove(path);
  }

  /** What the citizen got without asking, oldest first. */
  public List<String> received(String openId) {
    return user(openId).received;
  }

  List<JsonNode> templateMessages() {
    return templateMessages;
  }

  public String menu() {
    return menu;
  }

  List<JsonNode> subscriptionMessages() {
    return subscriptionMessages;
  }

  /** A template of subscription messages on the account. */
  void subscription(String title) {
    ObjectNode template = JSON.createObjectNode();
    template.put("priTmplId", "S-" + title).put("title", title).put("content", "").put("type", 3);
    subscriptions.add(template);
  }

  /** The citizen agrees to so many subscription messages. */
  void agree(String openId, int times) {
    agreed.merge(openId, times, Integer::sum);
  }

  void template(String title) {
    ObjectNode template = JSON.createObjectNode();
    template.put("template_id", "T-" + title).put("title", title).put("content", "");
    templates.add(template);
  }

  String upload(byte[] content) {
    String id = "media-" + ids.incrementAndGet();
    media.put(id, content);
    return id;
  }

  // What citizens do.

  /** A citizen writes; the reply that came as the answer, empty for none. */
  public String say(String openId, String text) {
    return message(openId, "text", "<Content><![CDATA[" + text + "]]></Content>");
  }

  /** A citizen sends a picture. */
  public String picture(String openId, byte[] file) {
    return message(openId, "image", "<MediaId><![CDATA[" + upload(file) + "]]></MediaId>");
  }

  String message(String openId, String type, String fields) {
    return push(openId, messageXml(openId, type, fields, ids.incrementAndGet()), true);
  }

  String event(String openId, String event, String key) {
    return push(
        openId,
        "<xml><ToUserName><![CDATA["
            + ACCOUNT
            + "]]></ToUserName><FromUserName><![CDATA["
            + openId
            + "]]></FromUserName><CreateTime>"
            + (clock.instant().getEpochSecond() + ids.incrementAndGet() % 1000)
            + "</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA["
            + event
            + "]]></Event><EventKey><![CDATA["
            + key
            + "]]></EventKey></xml>",
        !event.equals("unsubscribe"));
  }

  /** The platform's word on a message that was sent. */
  void finished(String openId, String event, String fields) {
    push(
        openId,
        "<xml><ToUserName><![CDATA["
            + ACCOUNT
            + "]]></ToUserName><FromUserName><![CDATA["
            + openId
            + "]]></FromUserName><CreateTime>"
            + (clock.instant().getEpochSecond() + ids.incrementAndGet() % 1000)
            + "</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA["
            + event
            + "]]></Event>"
            + fields
            + "</xml>",
        false);
  }

  String messageXml(String openId, String type, String fields, long id) {
    return "<xml><ToUserName><![CDATA["
        + ACCOUNT
        + "]]></ToUserName><FromUserName><![CDATA["
        + openId
        + "]]></FromUserName><CreateTime>"
        + clock.instant().getEpochSecond()
        + "</CreateTime><MsgType><![CDATA["
        + type
        + "]]></MsgType>"
        + fields
        + "<MsgId>"
        + id
        + "</MsgId></xml>";
  }

  long nextId() {
    return ids.incrementAndGet();
  }

  /** Opens the citizen's window and delivers, up to three times until answered in time. */
  String push(String openId, String xml, boolean opens) {
    if (opens) {
      User user = user(openId);
      synchronized (user) {
        user.until = clock.instant().plus(LONG);
        user.left = 5;
      }
    }
    for (int attempt = 0; attempt < 3; attempt++) {
      Delivered delivered = deliver(xml, openId);
      if (!delivered.cutOff()) {
        return delivered.reply();
      }
    }
    findings.add("no answer within " + cutOff + " on three deliveries");
    return "";
  }

  /** One delivery; {@code status} 0 when cut off. */
  record Delivered(int status, String reply, boolean cutOff) {}

  Delivered deliver(String xml, String openId) {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    String nonce = Long.toString(nonces.incrementAndGet());
    HttpResponse<String> response;
    try {
      response = post(xml, openId, timestamp, nonce, TOKEN);
    } catch (HttpTimeoutException e) {
      return new Delivered(0, "", true);
    } catch (IOException e) {
      return new Delivered(0, "", true);
    }
    if (response.statusCode() != 200) {
      findings.add("status " + response.statusCode() + " to a delivery");
      return new Delivered(response.statusCode(), "", false);
    }
    return new Delivered(200, reply(response.body(), openId), false);
  }

  HttpResponse<String> post(String xml, String openId, String timestamp, String nonce, String token)
      throws IOException {
    String query = "?timestamp=" + timestamp + "&nonce=" + nonce + "&openid=" + openId;
    String body = xml;
    query += "&signature=" + SHA1.gen(token, timestamp, nonce);
    if (encrypting) {
      String ciphertext = crypt.encrypt("a1b2c3d4e5f6g7h8", xml);
      body =
          "<xml><ToUserName><![CDATA["
              + ACCOUNT
              + "]]></ToUserName><Encrypt><![CDATA["
              + ciphertext
              + "]]></Encrypt></xml>";
      query += "&encrypt_type=aes&msg_signature=" + SHA1.gen(token, timestamp, nonce, ciphertext);
    }
    return raw(query, body);
  }

  /** Sends as it is, without any right. */
  HttpResponse<String> raw(String query, String body) throws IOException {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(callback + query))
              .timeout(cutOff)
              .header("Content-Type", "text/xml")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  HttpResponse<String> verify(String timestamp, String nonce, String token, String echo)
      throws IOException {
    try {
      return http.send(
          HttpRequest.newBuilder(
                  URI.create(
                      callback
                          + "?signature="
                          + SHA1.gen(token, timestamp, nonce)
                          + "&timestamp="
                          + timestamp
                          + "&nonce="
                          + nonce
                          + "&echostr="
                          + echo))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private String reply(String body, String openId) {
    if (body.isEmpty() || body.equals("success")) {
      return "";
    }
    String xml = body;
    if (encrypting) {
      xml =
          crypt.decryptXml(
              value(body, "MsgSignature"), value(body, "TimeStamp"), value(body, "Nonce"), body);
    }
    Matcher reply = REPLY.matcher(xml);
    if (!reply.matches()) {
      findings.add("no text reply: " + xml);
      return "";
    }
    if (!reply.group(1).equals(openId) || !reply.group(2).equals(ACCOUNT)) {
      findings.add("a reply to " + reply.group(1) + " from " + reply.group(2));
    }
    String content =
        reply.group(4).replaceAll("^<!\\[CDATA\\[|]]>$", "").replace("]]]]><![CDATA[>", "]]>");
    shown(content);
    return content;
  }

  private static String value(String xml, String name) {
    Matcher value =
        Pattern.compile("<" + name + ">(?:<!\\[CDATA\\[)?(.*?)(?:]]>)?</" + name + ">")
            .matcher(xml);
    return value.find() ? value.group(1) : "";
  }

  /** What a phone would show must fit, and have no tags but our links. */
  private void shown(String content) {
    if (content.isBlank() || content.getBytes(StandardCharsets.UTF_8).length > 2048) {
      findings.add("a text of " + content.getBytes(StandardCharsets.UTF_8).length + " bytes");
    }
    String rest = LINK.matcher(content).replaceAll("");
    if (rest.contains("<") || rest.contains(">")) {
      findings.add("tags in a text: " + content);
    }
  }

  private User user(String openId) {
    return users.computeIfAbsent(openId, id -> new User());
  }

  // What we call.

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    Object answer;
    try {
      answer = answer(path, query(exchange), body);
    } catch (RuntimeException e) {
      findings.add(path + ": " + e);
      answer = error(-1);
    }
    byte[] bytes = answer instanceof byte[] file ? file : JSON.writeValueAsBytes(answer);
    exchange
        .getResponseHeaders()
        .add("Content-Type", answer instanceof byte[] ? "audio/amr" : "application/json");
    if (answer instanceof byte[]) {
      exchange
          .getResponseHeaders()
          .add("Content-disposition", "attachment; filename=\"media.bin\"");
    }
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Object answer(String path, Map<String, String> query, byte[] body) {
    if (path.equals("/cgi-bin/stable_token")) {
      return stableToken(json(body));
    }
    if (!query.getOrDefault("access_token", "").equals(accessToken) || accessToken.isEmpty()) {
      return error(40001);
    }
    if (!clock.instant().isBefore(tokenEnds)) {
      expired.incrementAndGet();
      return error(42001);
    }
    Integer refusal = refusals.get(path);
    if (refusal != null) {
      return error(refusal);
    }
    return switch (path) {
      case "/cgi-bin/message/custom/send" -> custom(json(body));
      case "/cgi-bin/media/get" -> {
        byte[] file = media.get(query.getOrDefault("media_id", ""));
        yield file == null ? error(40007) : file;
      }
      case "/cgi-bin/media/upload" ->
          JSON.createObjectNode().put("type", "image").put("media_id", upload(body));
      case "/cgi-bin/menu/get" -> {
        if (menu.isEmpty()) {
          yield error(46003);
        }
        ObjectNode there = JSON.createObjectNode();
        there.set("menu", json(menu.getBytes(StandardCharsets.UTF_8)));
        yield there;
      }
      case "/cgi-bin/menu/create" -> {
        menu = new String(body, StandardCharsets.UTF_8);
        yield error(0);
      }
      case "/cgi-bin/template/get_all_private_template" -> {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode list = all.putArray("template_list");
        templates.forEach(list::add);
        yield all;
      }
      case "/cgi-bin/message/template/send" -> {
        templateMessages.add(json(body));
        yield error(0).put("msgid", ids.incrementAndGet());
      }
      case "/wxaapi/newtmpl/gettemplate" -> {
        ObjectNode all = error(0);
        ArrayNode list = all.putArray("data");
        subscriptions.forEach(list::add);
        yield all;
      }
      case "/wxaapi/newtmpl/addtemplate" -> {
        JsonNode wanted = json(body);
        if (wanted.path("tid").asText().isEmpty() || wanted.path("kidList").isEmpty()) {
          findings.add("a subscription without number or keywords: " + wanted);
        }
        subscription("工单进度提醒");
        yield error(0).put("priTmplId", "S-工单进度提醒");
      }
      case "/cgi-bin/message/subscribe/bizsend" -> subscribed(json(body));
      default -> {
        findings.add("unknown call " + path);
        yield error(-1);
      }
    };
  }

  private ObjectNode stableToken(JsonNode request) {
    fetches.incrementAndGet();
    if (!request.path("appid").asText().equals(APP_ID)) {
      return error(40013);
    }
    if (!request.path("secret").asText().equals(SECRET)) {
      return error(40125);
    }
    boolean force = request.path("force_refresh").asBoolean();
    if (force) {
      forced.incrementAndGet();
    }
    if (force || accessToken.isEmpty() || !clock.instant().isBefore(tokenEnds.minusSeconds(300))) {
      accessToken = "token-" + ids.incrementAndGet();
      tokenEnds = clock.instant().plusSeconds(7200);
    }
    long left = Duration.between(clock.instant(), tokenEnds).toSeconds();
    return JSON.createObjectNode().put("access_token", accessToken).put("expires_in", left);
  }

  private ObjectNode subscribed(JsonNode message) {
    String openId = message.path("touser").asText();
    if (message.path("template_id").asText().isEmpty() || message.path("data").isEmpty()) {
      findings.add("a subscription message without template or data");
      return error(40037);
    }
    message
        .path("data")
        .forEach(
            field -> {
              if (!field.path("value").isTextual()) {
                findings.add("a field without value: " + message.path("data"));
              }
            });
    Integer left = agreed.computeIfPresent(openId, (id, times) -> times - 1);
    if (left == null || left < 0) {
      return error(43101);
    }
    subscriptionMessages.add(message);
    return error(0);
  }

  private ObjectNode custom(JsonNode message) {
    User user = users.get(message.path("touser").asText());
    if (user == null) {
      findings.add("a message to a stranger");
      return error(40003);
    }
    synchronized (user) {
      if (!clock.instant().isBefore(user.until)) {
        return error(45015);
      }
      if (user.left == 0) {
        return error(45047);
      }
      user.left--;
      if (message.path("msgtype").asText().equals("image")) {
        String id = message.path("image").path("media_id").asText();
        if (!media.containsKey(id)) {
          findings.add("a picture that was not uploaded");
        }
        user.received.add("[image]");
      } else {
        String content = message.path("text").path("content").asText();
        shown(content);
        user.received.add(content);
      }
    }
    return error(0);
  }

  private static ObjectNode error(int code) {
    return JSON.createObjectNode().put("errcode", code).put("errmsg", code == 0 ? "ok" : "no");
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return query;
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }

  /** All texts of a list as one, for looking into. */
  public static String joined(List<String> texts) {
    return String.join("\n", new ArrayList<>(texts));
  }
}
