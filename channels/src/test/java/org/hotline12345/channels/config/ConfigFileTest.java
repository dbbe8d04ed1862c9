package org.hotline12345.channels.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  @TempDir private Path folder;

  private final ConfigFile files = new ConfigFile(Map.of("MODEL_KEY", "sk-very-secret"));

  @Test
  void defaultsAreUsedWithoutAFile() {
    HotlineConfig config = files.load(null, folder);
    assertThat(config.http().port()).isEqualTo(12345);
    assertThat(config.zone().getId()).isEqualTo("Asia/Shanghai");
    assertThat(config.languageModel()).isNull();
    assertThat(config.dataDir()).isEqualTo(folder);
  }

  @Test
  void aFileInTheDataFolderIsFound() throws IOException {
    write(
        "http: {port: 8080}\nsessions: {staff: 30m}\nembed: {origins: ['https://www.lishui.gov.cn']}");
    HotlineConfig config = files.load(null, folder);
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.sessions().staff()).isEqualTo(Duration.ofMinutes(30));
    assertThat(config.embed().origins()).containsExactly("https://www.lishui.gov.cn");
  }

  @Test
  void everyProblemIsListedWithOffendingAndExpectedValue() throws IOException {
    write(
        """
        http: {port: 70000, bindd: 1.2.3.4}
        sessions: {staff: fortnight}
        embed: {origins: [www.lishui.gov.cn]}
        zone: Asia/Lishui
        languageModel: {model: m, baseUrl: 'ftp://x', apiKey: plain-text-key}
        colour: red
        """);
    assertThatThrownBy(() -> files.load(null, folder))
        .asInstanceOf(type(ConfigException.class))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .anySatisfy(
                        p -> assertThat(p).isEqualTo("http.port: 70000 (expected: 0–65535)"))
                    .anySatisfy(
                        p ->
                            assertThat(p)
                                .startsWith("http.bindd: unknown key (expected: bind,")
                                .contains("port"))
                    .anySatisfy(p -> assertThat(p).startsWith("sessions.staff: \"fortnight\""))
                    .anySatisfy(p -> assertThat(p).startsWith("embed.origins: www.lishui.gov.cn"))
                    .anySatisfy(p -> assertThat(p).startsWith("zone: Asia/Lishui"))
                    .anySatisfy(p -> assertThat(p).startsWith("languageModel.baseUrl: ftp://x"))
                    .anySatisfy(
                        p ->
                            assertThat(p)
                                .startsWith("languageModel.apiKey:")
                                .doesNotContain("plain-text-key"))
                    .anySatisfy(p -> assertThat(p).startsWith("colour: unknown key"))
                    .hasSize(8));
  }

  @Test
  void secretsComeFromOutsideAndNeverPrint() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "file-secret\n");
    write("languageModel: {model: m, baseUrl: 'http://localhost:1', apiKey: '${env:MODEL_KEY}'}");
    HotlineConfig config = files.load(null, folder);
    assertThat(config.languageModel().apiKey().reveal()).isEqualTo("sk-very-secret");
    assertThat(ConfigFile.print(config)).contains("***").doesNotContain("sk-very-secret");
    assertThat(config.toString()).doesNotContain("sk-very-secret");

    write("languageModel: {model: m, baseUrl: 'http://localhost:1', apiKey: 'file:" + key + "'}");
    assertThat(files.load(null, folder).languageModel().apiKey().reveal()).isEqualTo("file-secret");
  }

  @Test
  void whatIsPrintedCanBeReadBack() throws IOException {
    HotlineConfig config = files.load(null, folder);
    write(ConfigFile.print(config));
    assertThat(files.load(folder.resolve(ConfigFile.NAME), null)).isEqualTo(config);
  }

  @Test
  void brokenYamlNamesTheLine() throws IOException {
    write("http:\n  port: 1\n  port: 2\n");
    assertThatThrownBy(() -> files.load(null, folder))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("line 3");
  }

  @Test
  void aMissingFileIsSaid() {
    assertThatThrownBy(() -> files.load(folder.resolve("no.yaml"), null))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no.yaml");
  }

  private void write(String yaml) throws IOException {
    Files.writeString(folder.resolve(ConfigFile.NAME), yaml);
  }

  @Test
  void theWechatAccountIsCheckedAndItsSecretsAreHidden() throws IOException {
    write(
        """
        wechat:
          appId: wx1
          appSecret: ${env:MODEL_KEY}
          token: ${env:MODEL_KEY}
          pages: https://12345.example.cn/
          sms: {url: 'https://sms.example.cn/send', key: '${env:MODEL_KEY}'}
        """);
    HotlineConfig config = files.load(null, folder);
    assertThat(config.wechat().pages()).isEqualTo("https://12345.example.cn");
    assertThat(config.wechat().patience()).isEqualTo(Duration.ofMillis(4500));
    assertThat(ConfigFile.print(config)).contains("appId: wx1").doesNotContain("sk-very-secret");
    assertThat(config.toString()).doesNotContain("sk-very-secret");
    write(
        """
        wechat:
          appSecret: written-out
          token: ${env:MODEL_KEY}
          aesKey: ${env:MODEL_KEY}
          patience: 6s
          colour: red
        """);
    assertThatThrownBy(() -> files.load(null, folder))
        .hasMessageContaining("wechat.appId: nothing")
        .hasMessageContaining("wechat.appSecret: a value written out")
        .hasMessageContaining("wechat.aesKey: 14 characters (expected: 43 letters and digits)")
        .hasMessageContaining("wechat.patience: \"6s\"")
        .hasMessageContaining("wechat.colour: unknown key")
        .hasMessageNotContaining("written-out")
        .hasMessageNotContaining("sk-very-secret");
  }
}
