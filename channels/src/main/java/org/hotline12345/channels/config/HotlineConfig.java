package org.hotline12345.channels.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator can set, with the shipped defaults. Immutable.
 *
 * @param dataDir folder of the database, the index and the key material
 * @param zone time zone of the city
 * @param organisation who runs the hotline
 * @param http how the server listens
 * @param embed which sites may show the chat in a frame
 * @param limits how often strangers may call
 * @param sessions how long tokens live
 * @param retention how long what is not needed for ever is kept
 * @param voice how the voice bot talks
 * @param languageModel an optional model that may reword answers, null when off
 * @param speech what hears and speaks
 * @param firstResponseTexts file of the bot's fixed wordings, null for the shipped ones
 * @param seatPhrases file of the seats' canned phrases, null for the shipped ones
 * @param sms gateway of short messages, null when there is none
 * @param wechat the WeChat official account, null when there is none
 */
public record HotlineConfig(
    Path dataDir,
    ZoneId zone,
    Organisation organisation,
    Http http,
    Embed embed,
    Limits limits,
    Sessions sessions,
    Retention retention,
    VoiceConfig voice,
    @Nullable LanguageModel languageModel,
    SpeechConfig speech,
    @Nullable Path firstResponseTexts,
    @Nullable Path seatPhrases,
    @Nullable SmsConfig sms,
    @Nullable WechatConfig wechat) {

  /** The same on another port of the loopback address, as tests and benchmarks want it. */
  public HotlineConfig onLoopback(int port) {
    Http loopback = new Http(port, "127.0.0.1", false, List.of(), http.requestTimeout());
    return with(dataDir, loopback, limits, voice, wechat);
  }

  /** The same with other limits. */
  public HotlineConfig withLimits(Limits other) {
    return with(dataDir, http, other, voice, wechat);
  }

  /** The same with another way of talking. */
  public HotlineConfig withVoice(VoiceConfig other) {
    return with(dataDir, http, limits, other, wechat);
  }

  /** The same with another data folder. */
  public HotlineConfig withDataDir(Path other) {
    return with(other, http, limits, voice, wechat);
  }

  /** The same on another port. */
  public HotlineConfig withPort(int port) {
    Http other =
        new Http(
            port, http.bind(), http.secureCookies(), http.trustedProxies(), http.requestTimeout());
    return with(dataDir, other, limits, voice, wechat);
  }

  /** The same with another WeChat account. */
  public HotlineConfig withWechat(@Nullable WechatConfig other) {
    return with(dataDir, http, limits, voice, other);
  }

  /** The one place that copies, so that a new setting is carried along by every copy. */
  private HotlineConfig with(
      Path ownDataDir,
      Http ownHttp,
      Limits ownLimits,
      VoiceConfig ownVoice,
      @Nullable WechatConfig ownWechat) {
    return new HotlineConfig(
        ownDataDir,
        zone,
        organisation,
        ownHttp,
        embed,
        ownLimits,
        sessions,
        retention,
        ownVoice,
        languageModel,
        speech,
        firstResponseTexts,
        seatPhrases,
        sms,
        ownWechat);
  }

  /**
   * @param name as the pages show it
   */
  public record Organisation(String name) {}

  /**
   * @param port TCP port, 0 for any free one
   * @param bind address to listen on
   * @param secureCookies whether the session cookie is marked Secure (set it behind HTTPS)
   * @param trustedProxies addresses whose X-Forwarded-For is believed
   * @param requestTimeout after which a request is answered with 503
   */
  public record Http(
      int port,
      String bind,
      boolean secureCookies,
      List<String> trustedProxies,
      Duration requestTimeout) {}

  /**
   * @param origins sites that may embed the chat, as in {@code https://www.lishui.gov.cn}
   */
  public record Embed(List<String> origins) {}

  /**
   * All per minute.
   *
   * @param conversations new conversations from one address
   * @param messages messages in one conversation
   * @param signIns attempts to sign in from one address
   * @param orderProgress questions for an order's progress from one address
   */
  public record Limits(int conversations, int messages, int signIns, int orderProgress) {}

  /**
   * @param staff longest life of a staff session
   * @param staffIdle after which an unused staff session ends
   * @param conversation life of a citizen's conversation token since the opening
   */
  public record Sessions(Duration staff, Duration staffIdle, Duration conversation) {}

  /**
   * @param asked how long it is kept what citizens asked
   */
  public record Retention(Duration asked) {}

  /**
   * @param baseUrl address of an OpenAI-compatible interface
   * @param model the model's name there
   * @param apiKey null when the interface wants none
   * @param timeout after which the answer goes out without it
   */
  public record LanguageModel(
      URI baseUrl, String model, @Nullable Secret apiKey, Duration timeout) {}
}
