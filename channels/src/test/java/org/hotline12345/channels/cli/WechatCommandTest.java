package org.hotline12345.channels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.channels.wechat.TencentCounterpart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code wechat sync} as an operator runs it, against the platform's counterpart. */
class WechatCommandTest {
  @TempDir private Path folder;
  private TencentCounterpart platform;
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void start() {
    platform = new TencentCounterpart(Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    assertThat(platform.findings()).isEmpty();
    platform.close();
  }

  private record Told(int exit, String out) {}

  private Told sync(String accountFile, String... more) throws IOException {
    Path config = folder.resolve("hotline.yaml");
    Path secret = Files.writeString(folder.resolve("secret"), TencentCounterpart.SECRET);
    Path token = Files.writeString(folder.resolve("token"), TencentCounterpart.TOKEN);
    Files.writeString(
        config,
        """
        wechat:
          appId: %s
          appSecret: file:%s
          token: file:%s
          apiBase: %s
        %s
        """
            .formatted(TencentCounterpart.APP_ID, secret, token, platform.address(), accountFile));
    StringWriter out = new StringWriter();
    CommandLine line =
        HotlineCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    List<String> all =
        new ArrayList<>(
            List.of(
                "wechat",
                "sync",
                "--config",
                config.toString(),
                "--data",
                folder.resolve("data").toString()));
    all.addAll(List.of(more));
    return new Told(line.execute(all.toArray(String[]::new)), out.toString());
  }

  private String file(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("account.yaml"), text);
    return "  accountFile: " + file;
  }

  @Test
  void differencesAreShownAndOnlyAppliedWhenAsked() throws Exception {
    Told shown = sync("");
    assertThat(shown.exit()).as(err.toString()).isZero();
    assertThat(shown.out())
        .contains("+ 菜单 转人工：说 转人工")
        .contains("+ 菜单 我要反映 / 评价办理结果：说 我要评价")
        .contains("! 模板 工单进度通知")
        .contains("! 订阅通知 工单进度提醒")
        .contains("加 --apply 更新公众号");
    assertThat(platform.menu()).isEmpty();

    Told applied = sync("", "--apply");
    assertThat(applied.exit()).isZero();
    assertThat(applied.out()).contains("已按文件更新公众号");
    assertThat(platform.menu()).contains("say:转人工").contains("say:我要评价");

    assertThat(sync("").out()).doesNotContain("+ 菜单").contains("! 模板 工单进度通知").contains("公众号与文件一致");
  }

  @Test
  void aFileOfTheCitysOwnIsAppliedWithItsSubscription() throws Exception {
    String own =
        file(
            """
            menu:
              - name: 转人工
                says: 转人工
              - name: 网站
                opens: https://12345.example.cn
            subscriptions:
              orderProgress:
                title: 工单进度提醒
                libraryId: "1234"
                keywords: [1, 3]
                scene: 工单进度
                fields: {thing1: "{state}"}
            """);
    JsonNode shown = json(sync(own, "--json"));
    assertThat(shown.get("menu").asBoolean()).isTrue();
    assertThat(shown.get("subscriptionsToAdd").toString()).contains("orderProgress");
    assertThat(shown.get("lines").toString()).contains("+ 订阅通知 工单进度提醒（1234）");
    assertThat(sync(own, "--apply").exit()).isZero();
    JsonNode after = json(sync(own, "--json"));
    assertThat(after.get("lines")).isEmpty();
    assertThat(after.get("menu").asBoolean()).isFalse();
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsChanged() throws Exception {
    assertThat(sync(file("menus: []\n")).exit()).isEqualTo(1);
    assertThat(err.toString()).contains("menus: unknown key");
    platform.refuse("/cgi-bin/menu/get", 48001);
    assertThat(sync("", "--apply").exit()).isEqualTo(1);
    assertThat(err.toString()).contains("menu/get: error 48001").doesNotContain("an-app-secret");
    assertThat(platform.menu()).isEmpty();
  }

  private static JsonNode json(Told told) throws IOException {
    return new ObjectMapper().readTree(told.out().lines().toList().getLast());
  }
}
