package org.hotline12345.channels.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and prints the YAML configuration file. */
public final class ConfigFile {
  /** Name of the file looked for in the data folder. */
  public static final String NAME = "hotline.yaml";

  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private final Map<String, String> environment;

  /**
   * @param environment where {@code ${env:NAME}} is looked up
   */
  public ConfigFile(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * The configuration of a data folder: the file given, else {@code hotline.yaml} in the folder,
   * else the defaults.
   *
   * @param dataDir folder named on the command line, null to take it from the file or the default
   * @throws ConfigException with all problems
   */
  public HotlineConfig load(@Nullable Path file, @Nullable Path dataDir) {
    Path source = file;
    if (source == null) {
      Path beside = (dataDir == null ? Path.of("data") : dataDir).resolve(NAME);
      if (!Files.exists(beside)) {
        return read("defaults", MissingNode.getInstance(), dataDir);
      }
      source = beside;
    } else if (!Files.isRegularFile(source)) {
      throw new ConfigException(
          source.toString(), List.of("no such file (expected: a YAML file that can be read)"));
    }
    try {
      JsonNode tree = YAML.readTree(Files.readString(source));
      return read(source.toString(), tree == null ? MissingNode.getInstance() : tree, dataDir);
    } catch (JsonProcessingException e) {
      throw new ConfigException(source.toString(), List.of("not YAML: " + where(e)));
    } catch (IOException e) {
      throw new ConfigException(source.toString(), List.of("cannot be read: " + e));
    }
  }

  private HotlineConfig read(String source, JsonNode tree, @Nullable Path dataDir) {
    List<String> problems = new ArrayList<>();
    Section root = new Section("", tree, environment, problems);
    Path folder = Path.of(root.text("dataDir", "data"));
    Section organisation = root.section("organisation");
    HotlineConfig config =
        new HotlineConfig(
            dataDir == null ? folder : dataDir,
            root.zone("zone", ZoneId.of("Asia/Shanghai")),
            new HotlineConfig.Organisation(organisation.text("name", "丽水市12345政务服务便民热线")),
            http(root.section("http")),
            embed(root.section("embed")),
            limits(root.section("limits")),
            sessions(root.section("sessions")),
            retention(root.section("retention")),
            VoiceSection.read(root.section("voice")),
            root.has("languageModel") ? languageModel(root.section("languageModel")) : null,
            SpeechConfig.read(root.section("speech")),
            root.existingFile("firstResponseTexts"),
            root.existingFile("seatPhrases"),
            root.has("sms") ? SmsConfig.read(root.section("sms")) : null,
            root.has("wechat") ? WechatConfig.read(root.section("wechat")) : null);
    organisation.rejectUnknown();
    root.rejectUnknown();
    if (!problems.isEmpty()) {
      throw new ConfigException(source, problems);
    }
    return config;
  }

  private static HotlineConfig.Http http(Section section) {
    HotlineConfig.Http http =
        new HotlineConfig.Http(
            section.integer("port", 12345, 0, 65535),
            section.text("bind", "0.0.0.0"),
            section.flag("secureCookies", false),
            section.texts("trustedProxies"),
            section.duration(
                "requestTimeout",
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                Duration.ofMinutes(2)));
    section.rejectUnknown();
    return http;
  }

  private static HotlineConfig.Embed embed(Section section) {
    HotlineConfig.Embed embed = new HotlineConfig.Embed(section.origins("origins"));
    section.rejectUnknown();
    return embed;
  }

  private static HotlineConfig.Limits limits(Section section) {
    int most = 1_000_000;
    HotlineConfig.Limits limits =
        new HotlineConfig.Limits(
            section.integer("conversationsPerMinute", 30, 1, most),
            section.integer("messagesPerMinute", 40, 1, most),
            section.integer("signInsPerMinute", 10, 1, most),
            section.integer("orderProgressPerMinute", 10, 1, most));
    section.rejectUnknown();
    return limits;
  }

  private static HotlineConfig.Sessions sessions(Section section) {
    HotlineConfig.Sessions sessions =
        new HotlineConfig.Sessions(
            section.duration(
                "staff", Duration.ofHours(10), Duration.ofMinutes(1), Duration.ofDays(30)),
            section.duration(
                "staffIdle", Duration.ofHours(2), Duration.ofMinutes(1), Duration.ofDays(30)),
            section.duration(
                "conversation", Duration.ofDays(7), Duration.ofMinutes(1), Duration.ofDays(365)));
    section.rejectUnknown();
    return sessions;
  }

  private static HotlineConfig.Retention retention(Section section) {
    HotlineConfig.Retention retention =
        new HotlineConfig.Retention(Duration.ofDays(section.integer("askedDays", 365, 1, 3650)));
    section.rejectUnknown();
    return retention;
  }

  private static HotlineConfig.LanguageModel languageModel(Section section) {
    URI baseUrl = section.httpAddress("baseUrl");
    HotlineConfig.LanguageModel model =
        new HotlineConfig.LanguageModel(
            baseUrl,
            section.required("model"),
            section.secret("apiKey"),
            section.duration(
                "timeout", Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMinutes(1)));
    section.rejectUnknown();
    return model;
  }

  /** The effective configuration as YAML that could be read back, secrets hidden. */
  public static String print(HotlineConfig config) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("dataDir", config.dataDir().toString());
    tree.put("zone", config.zone().getId());
    tree.put("organisation", Map.of("name", config.organisation().name()));
    HotlineConfig.Http http = config.http();
    tree.put(
        "http",
        ordered(
            "port", http.port(),
            "bind", http.bind(),
            "secureCookies", http.secureCookies(),
            "trustedProxies", http.trustedProxies(),
            "requestTimeout", Section.written(http.requestTimeout())));
    tree.put("embed", Map.of("origins", config.embed().origins()));
    HotlineConfig.Limits limits = config.limits();
    tree.put(
        "limits",
        ordered(
            "conversationsPerMinute", limits.conversations(),
            "messagesPerMinute", limits.messages(),
            "signInsPerMinute", limits.signIns(),
            "orderProgressPerMinute", limits.orderProgress()));
    tree.put(
        "sessions",
        ordered(
            "staff", Section.written(config.sessions().staff()),
            "staffIdle", Section.written(config.sessions().staffIdle()),
            "conversation", Section.written(config.sessions().conversation())));
    tree.put("retention", Map.of("askedDays", config.retention().asked().toDays()));
    tree.put("voice", VoiceSection.print(config.voice()));
    HotlineConfig.LanguageModel model = config.languageModel();
    if (model != null) {
      Map<String, Object> section =
          ordered(
              "baseUrl", model.baseUrl().toString(),
              "model", model.model(),
              "timeout", Section.written(model.timeout()));
      if (model.apiKey() != null) {
        section.put("apiKey", model.apiKey().toString());
      }
      tree.put("languageModel", section);
    }
    tree.put("speech", printed(config.speech()));
    Path texts = config.firstResponseTexts();
    if (texts != null) {
      tree.put("firstResponseTexts", texts.toString());
    }
    Path phrases = config.seatPhrases();
    if (phrases != null) {
      tree.put("seatPhrases", phrases.toString());
    }
    SmsConfig sms = config.sms();
    if (sms != null) {
      tree.put("sms", sms.printed());
    }
    WechatConfig wechat = config.wechat();
    if (wechat != null) {
      tree.put("wechat", wechat.printed());
    }
    try {
      return YAML.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> printed(SpeechConfig speech) {
    Map<String, Object> section =
        ordered(
            "processes", speech.processes(),
            "utterances", speech.utterances(),
            "espeak", speech.espeak(),
            "keptMegabytes", speech.keptMegabytes());
    if (!speech.model().isEmpty()) {
      section.put("model", speech.model());
    }
    Path prompts = speech.prompts();
    if (prompts != null) {
      section.put("prompts", prompts.toString());
    }
    Path pack = speech.voicePack();
    if (pack != null) {
      section.put("voicePack", pack.toString());
    }
    SpeechConfig.SpeechServer server = speech.server();
    if (server != null) {
      Map<String, Object> written =
          ordered(
              "baseUrl", server.baseUrl().toString(),
              "model", server.model(),
              "voice", server.voice(),
              "timeout", Section.written(server.timeout()));
      if (server.apiKey() != null) {
        written.put("apiKey", server.apiKey().toString());
      }
      section.put("server", written);
    }
    return section;
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static String where(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("")
        + (e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")");
  }
}
