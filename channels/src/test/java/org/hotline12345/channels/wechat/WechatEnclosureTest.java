package org.hotline12345.channels.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.hotline12345.contact.Channel;
import org.hotline12345.contact.Contact;
import org.hotline12345.enclosure.Enclosure;
import org.hotline12345.enclosure.Enclosures;
import org.hotline12345.security.StaffAccounts;
import org.hotline12345.store.JdbiContacts;
import org.hotline12345.store.JdbiEnclosures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures, places, voice messages and phones. */
class WechatEnclosureTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path folder;
  private static RunningAccount account;
  private static TencentCounterpart tencent;
  private static Enclosures enclosures;

  @BeforeAll
  static void start() {
    account = new RunningAccount(folder, Duration.ofSeconds(4), true);
    tencent = account.tencent;
    enclosures = new JdbiEnclosures(account.hotline.database());
  }

  @AfterEach
  void everythingWasTaken() {
    account.assertTaken();
  }

  @AfterAll
  static void stop() {
    account.close();
  }

  private static Contact contact(String openId) {
    return new JdbiContacts(account.hotline.database()).find(Channel.WECHAT, openId).orElseThrow();
  }

  private static String picture(String openId, byte[] file) {
    return tencent.message(
        openId,
        "image",
        "<PicUrl><![CDATA[http://x/y]]></PicUrl><MediaId><![CDATA["
            + tencent.upload(file)
            + "]]></MediaId>");
  }

  private static byte[] png(int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", out);
    return out.toByteArray();
  }

  private static String number(String reply) {
    Matcher number = Pattern.compile("LS[0-9]+").matcher(reply);
    assertThat(number.find()).as(reply).isTrue();
    return number.group();
  }

  @Test
  void aPictureGoesWithTheOrderInProgressAndLosesWhatItHid() throws Exception {
    tencent.say("o-pic", "我要投诉，莲都区碧湖镇人民街12号有家烧烤店油烟很大");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(png(4000, 100));
    file.write("hidden behind".getBytes(StandardCharsets.US_ASCII));
    assertThat(picture("o-pic", file.toByteArray())).contains("附在这张工单");
    tencent.say("o-pic", "从上周五开始");
    tencent.say("o-pic", "我姓王，电话13812345678");
    tencent.say("o-pic", "不需要保密");
    String number = number(tencent.say("o-pic", "确认"));
    List<Enclosure> kept = enclosures.ofOrder(number);
    assertThat(kept).hasSize(1);
    byte[] content = enclosures.content(kept.getFirst().id()).orElseThrow();
    assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("hidden");
    assertThat(ImageIO.read(new ByteArrayInputStream(content)).getWidth()).isEqualTo(2560);
    assertThat(picture("o-pic", png(10, 10))).contains(number);
    assertThat(enclosures.ofOrder(number)).hasSize(2);
  }

  @Test
  void whatIsNoPictureIsRefusedInWords() {
    tencent.say("o-nopic", "你好");
    assertThat(picture("o-nopic", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)))
        .contains("打不开");
    assertThat(
            tencent.message(
                "o-nopic", "image", "<MediaId><![CDATA[expired-after-three-days]]></MediaId>"))
        .contains("重新发送");
    assertThat(enclosures.ofConversation(contact("o-nopic").conversationId())).isEmpty();
  }

  @Test
  void aSharedPlaceFillsTheOrdersPlace() {
    String place =
        "<Location_X>28.45</Location_X><Location_Y>119.91</Location_Y><Scale>15</Scale>"
            + "<Label><![CDATA[浙江省丽水市莲都区中山街288号]]></Label>";
    assertThat(tencent.message("o-place", "location", place)).contains("莲都区中山街288号");
    assertThat(tencent.say("o-place", "我要投诉，路灯坏了好几天没人修"))
        .contains("地点用您发来的位置：莲都区中山街288号")
        .doesNotContain("发生在哪里");
    tencent.say("o-place", "从上周五开始");
    tencent.say("o-place", "我姓王，电话13812345678");
    assertThat(tencent.say("o-place", "不需要保密")).contains("莲都区中山街288号");
    String number = number(tencent.say("o-place", "确认"));
    assertThat(enclosures.ofOrder(number))
        .singleElement()
        .satisfies(e -> assertThat(e.position()).isEqualTo(new Enclosure.Position(28.45, 119.91)));
    assertThat(account.hotline.orders().desk().find(number).orElseThrow().matter().place().path())
        .contains("莲都区");
  }

  @Test
  void voiceWithoutARecogniserAsksToType() {
    assertThat(
            tencent.message(
                "o-voice",
                "voice",
                "<MediaId><![CDATA[m]]></MediaId><Format><![CDATA[amr]]></Format>"
                    + "<Recognition><![CDATA[]]></Recognition>"))
        .contains("请打字");
    assertThat(
            tencent.message(
                "o-voice",
                "voice",
                "<MediaId><![CDATA[m]]></MediaId><Format><![CDATA[amr]]></Format>"
                    + "<Recognition><![CDATA[离婚登记要带什么]]></Recognition>"))
        .contains("我听到的是：“离婚登记要带什么”")
        .contains("来源：");
  }

  @Test
  void linksAndVideosAreTaken() {
    assertThat(
            tencent.message(
                "o-link",
                "link",
                "<Title><![CDATA[离婚登记]]></Title><Description><![CDATA[x]]></Description>"
                    + "<Url><![CDATA[https://example.cn/a]]></Url>"))
        .isNotEmpty();
    assertThat(tencent.message("o-link", "video", "<MediaId><![CDATA[v]]></MediaId>"))
        .contains("看不了");
  }

  @Test
  void withoutAGatewayNoPhoneIsBound() {
    assertThat(tencent.say("o-bind", "绑定手机号")).contains("绑定13800000000");
    assertThat(tencent.say("o-bind", "绑定13800000001")).contains("没有绑定");
    assertThat(contact("o-bind").phone()).isNull();
  }

  @Test
  void seatsSeeTheCitizensPictureAndSendTheirs() throws Exception {
    tencent.say("o-seat", "转人工");
    assertThat(picture("o-seat", png(20, 20))).isEmpty();
    String id = contact("o-seat").conversationId();
    try (HttpClient http = HttpClient.newHttpClient()) {
      StaffAccounts.FirstAccount seat =
          account.hotline.firstAccounts().stream()
              .filter(a -> a.user().startsWith("zuoxi"))
              .findFirst()
              .orElseThrow();
      String token =
          JSON.readTree(
                  send(
                          http,
                          "/api/session",
                          null,
                          "application/json",
                          JSON.writeValueAsBytes(
                              Map.of("user", seat.user(), "password", seat.password())))
                      .body())
              .get("token")
              .asText();
      send(http, "/api/desk/conversations/" + id + "/take", token, "application/json", new byte[0]);
      JsonNode talk = JSON.readTree(get(http, "/api/desk/conversations/" + id, token).body());
      assertThat(talk.get("channel").asText()).isEqualTo("wechat");
      String shown = "";
      for (JsonNode message : talk.get("messages")) {
        shown += message.path("picture").asText();
      }
      HttpResponse<byte[]> image = get(http, "/api/desk/pictures/" + shown, token);
      assertThat(image.statusCode()).isEqualTo(200);
      assertThat(image.headers().firstValue("Content-Type")).contains("image/jpeg");
      assertThat(get(http, "/api/desk/pictures/" + shown, null).statusCode()).isEqualTo(401);
      assertThat(
              send(
                      http,
                      "/api/desk/conversations/" + id + "/pictures?key=p1",
                      token,
                      "application/octet-stream",
                      png(30, 30))
                  .statusCode())
          .isEqualTo(200);
    }
    await().until(() -> tencent.received("o-seat").contains("[image]"));
  }

  private static HttpResponse<byte[]> send(
      HttpClient http, String path, String token, String type, byte[] body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + account.port() + path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static HttpResponse<byte[]> get(HttpClient http, String path, String token)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + account.port() + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
