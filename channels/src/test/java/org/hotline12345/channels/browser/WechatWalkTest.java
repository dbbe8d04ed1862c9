package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.hotline12345.channels.wechat.RunningAccount;
import org.hotline12345.channels.wechat.TencentCounterpart;
import org.hotline12345.security.StaffAccounts.FirstAccount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A citizen on WeChat and a seat in the browser. */
@Tag("browser")
class WechatWalkTest {
  @TempDir private Path folder;

  private static byte[] picture(Color colour) throws IOException {
    BufferedImage image = new BufferedImage(480, 320, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(colour);
    pen.fillRect(0, 0, 480, 320);
    pen.setColor(Color.WHITE);
    pen.fillOval(140, 60, 200, 200);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static StaffPage seat(Browser browser, RunningAccount account) {
    FirstAccount seat =
        account.firstAccounts().stream()
            .filter(a -> a.user().startsWith("zuoxi"))
            .findFirst()
            .orElseThrow();
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + account.port())
                .setLocale("zh-CN")
                .setViewportSize(1280, 800));
    StaffPage page = new StaffPage(context.newPage());
    page.signIn("/desk", seat.user(), seat.password());
    return page;
  }

  @Test
  void aSeatSeesTheCitizensPictureSendsOneAndFindsBothTheOrder() throws Exception {
    try (RunningAccount account =
            new RunningAccount(folder.resolve("data"), Duration.ofSeconds(4), true);
        Chromium chromium = new Chromium()) {
      TencentCounterpart tencent = account.tencent();
      tencent.say("o-walk", "我要投诉，莲都区碧湖镇人民街12号有家烧烤店油烟很大<b>真的</b>");
      assertThat(tencent.picture("o-walk", picture(new Color(150, 90, 40)))).contains("图片已收到");
      tencent.say("o-walk", "转人工");

      StaffPage seat = seat(chromium.browser(), account);
      Page desk = seat.page();
      Locator waiting = desk.locator(".case:has(.take)").first();
      assertThat(waiting.locator(".case-head svg, .case-head .icon").first()).isVisible();
      waiting.locator(".take").click();
      assertThat(desk.locator(".line-picture")).isVisible();
      assertThat(desk.locator(".lines")).containsText("<b>真的</b>");
      seat.say("您好，我看到照片了，请问是哪几天？");
      await().until(() -> TencentCounterpart.joined(tencent.received("o-walk")).contains("看到照片"));

      Path file = Files.write(folder.resolve("map.png"), picture(new Color(20, 90, 150)));
      desk.locator(".seat-picture input").setInputFiles(file);
      assertThat(desk.locator(".line-picture")).hasCount(2);
      await().until(() -> tencent.received("o-walk").contains("[image]"));
      Shots.asIs(desk, "desk-wechat-talk");

      desk.keyboard().press("Alt+o");
      assertThat(desk.locator("#order-what")).hasValue(Pattern.compile("油烟"));
      desk.locator("#order-type").click();
      desk.locator(".ant-select-item-option", new Page.LocatorOptions().setHasText("投诉")).click();
      desk.locator("#order-callerPhone").fill("13700002222");
      desk.locator(".order-form button[type=submit]").click();
      desk.locator(".existing-order").click();
      Locator drawer = desk.locator(".ant-drawer-content");
      assertThat(drawer.locator(".enclosures .line-picture").first()).isVisible();
      Shots.asIs(desk, "desk-wechat-order");
      await().until(() -> TencentCounterpart.joined(tencent.received("o-walk")).contains("LS"));
      account.assertTaken();
    }
  }
}
