package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketFrame;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A citizen who talks to the page; the microphone is a recording, the ears are the real ones. */
@Tag("browser")
class VoiceWalkTest {
  private static final double PATIENCE = 60_000;
  private static final String QUESTION = "synthetic-s17.wav";

  /** Listens at the page's loudspeaker: how often it sounded, and when last. */
  private static final String TAP =
      """
      window.loudspeaker = { loud: 0, last: 0 };
      const connect = AudioNode.prototype.connect;
      const taps = new WeakMap();
      AudioNode.prototype.connect = function (to, ...rest) {
        if (to instanceof AudioDestinationNode && this instanceof AudioBufferSourceNode) {
          if (!taps.has(to.context)) {
            const tap = to.context.createAnalyser();
            const seen = new Float32Array(tap.fftSize);
            setInterval(() => {
              tap.getFloatTimeDomainData(seen);
              if (to.context.state === 'running' && seen.some((sample) => Math.abs(sample) > 0.01)) {
                window.loudspeaker.loud += 1;
                window.loudspeaker.last = performance.now();
              }
            }, 20);
            taps.set(to.context, tap);
          }
          connect.call(this, taps.get(to.context));
        }
        return connect.call(this, to, ...rest);
      };
      """;

  private static RunningHotline hotline;

  @BeforeAll
  static void open() {
    hotline =
        RunningHotline.start(
            FakeMicrophone.settings(FakeMicrophone.model()),
            made ->
                made.knowledge()
                    .questions()
                    .keep("水费账单有问题怎么办", List.of("bill-abnormal"), "bianji"));
  }

  @AfterAll
  static void close() {
    if (hotline != null) {
      hotline.close();
    }
  }

  /** One citizen's page, and what came and went by its voice socket. */
  private static final class Talker {
    private final CitizenPage citizen;
    private final Page page;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger soundFrames = new AtomicInteger();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    Talker(Chromium chromium, RunningHotline hotline, boolean phone) {
      BrowserContext context =
          chromium
              .browser()
              .newContext(
                  new Browser.NewContextOptions()
                      .setBaseURL(hotline.address())
                      .setLocale("zh-CN")
                      .setViewportSize(phone ? 390 : 1280, phone ? 844 : 800));
      context.addInitScript(TAP);
      page = context.newPage();
      page.onPageError(errors::add);
      page.onConsoleMessage(
          message -> {
            if (message.text().contains("Content Security Policy")) {
              errors.add(message.text());
            }
          });
      page.onWebSocket(
          socket -> {
            if (socket.url().contains("/voice")) {
              socket.onFrameReceived(this::received);
            }
          });
      citizen = new CitizenPage(page).open();
    }

    private void received(WebSocketFrame frame) {
      if (frame.text() == null) {
        soundFrames.incrementAndGet();
      } else {
        told.add(frame.text());
      }
    }

    Locator holdToTalk() {
      return page.locator(".hold-to-talk");
    }

    Locator handsFree() {
      return page.locator(".hands-free");
    }

    Locator bar() {
      return page.locator(".voice-bar");
    }

    /** How often the loudspeaker was found sounding. */
    int loud() {
      return ((Number) page.evaluate("window.loudspeaker.loud")).intValue();
    }

    void waitUntilHeard(int before) {
      page.waitForFunction(
          "before => window.loudspeaker.loud > before",
          before,
          new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
    }

    void hold() {
      BoundingBox box = holdToTalk().boundingBox();
      page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
      page.mouse().down();
    }

    /** Who is asked back says it again, as people do. */
    void againUntilUnderstood(Runnable say) {
      for (int time = 0; time < 3 && !understood(); time++) {
        say.run();
      }
    }

    private boolean understood() {
      for (int i = 0; i < 20 && citizen.citizenSaid().count() == 0; i++) {
        page.waitForTimeout(250);
      }
      return citizen.citizenSaid().count() > 0;
    }

    void said(String words) {
      assertThat(citizen.citizenSaid().last())
          .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    void answered() {
      assertThat(citizen.botSaid().last())
          .hasClass(
              Pattern.compile("kind-(answer|clarify|ask)"),
              new LocatorAssertions.HasClassOptions().setTimeout(PATIENCE));
    }
  }

  @Test
  void handsFreeTheQuestionIsWrittenAndTheAnswerIsHeard() {
    try (Chromium chromium = FakeMicrophone.playing(FakeMicrophone.saying(QUESTION, 2, 9), true)) {
      Talker talker = new Talker(chromium, hotline, true);
      talker.handsFree().click();
      assertThat(talker.bar()).containsText("请说话");
      assertThat(talker.handsFree()).containsText("结束通话");
      talker.page.locator(".voice-caption").waitFor();
      Shots.asIs(talker.page, "voice-listening-phone");
      talker.said("水费");
      talker.answered();
      talker.waitUntilHeard(0);
      assertThat(talker.soundFrames.get()).isPositive();
      assertThat(talker.bar()).containsText("可以直接打断");
      Shots.take(talker.page, "voice-answering");
      talker.handsFree().click();
      assertThat(talker.bar()).hasCount(0);
      int loud = talker.loud();
      talker.page.waitForTimeout(500);
      assertThat(talker.loud()).isEqualTo(loud);
      assertThat(talker.errors).isEmpty();
    }
  }

  @Test
  void whoHoldsTheButtonIsHeardAndAnsweredAfterLettingGo() {
    try (Chromium chromium = FakeMicrophone.playing(FakeMicrophone.saying(QUESTION, 0, 2), true)) {
      Talker talker = new Talker(chromium, hotline, false);
      talker.holdToTalk().scrollIntoViewIfNeeded();
      talker.hold();
      assertThat(talker.holdToTalk()).containsText("松开发送");
      talker.page.locator(".voice-caption").waitFor();
      Shots.take(talker.page, "voice-holding");
      talker.page.waitForTimeout(4500);
      assertThat(talker.citizen.citizenSaid()).hasCount(0);
      talker.page.mouse().up();
      talker.againUntilUnderstood(
          () -> {
            talker.hold();
            talker.page.waitForTimeout(6000);
            talker.page.mouse().up();
          });
      talker.said("水费");
      talker.answered();
      talker.waitUntilHeard(0);
      int loud = talker.loud();
      talker.hold();
      talker.page.waitForTimeout(300);
      int pressed = talker.loud();
      talker.page.waitForTimeout(500);
      assertThat(pressed).isGreaterThanOrEqualTo(loud);
      assertThat(talker.loud()).isEqualTo(pressed);
      talker.page.mouse().up();
      talker.page.locator(".voice-off").click();
      assertThat(talker.bar()).hasCount(0);
      assertThat(talker.errors).isEmpty();
    }
  }

  @Test
  void theKeyboardHoldsAsWell() {
    try (Chromium chromium = FakeMicrophone.playing(FakeMicrophone.saying(QUESTION, 0, 2), true)) {
      Talker talker = new Talker(chromium, hotline, false);
      talker.holdToTalk().focus();
      talker.page.keyboard().down("Space");
      assertThat(talker.holdToTalk()).hasAttribute("aria-pressed", "true");
      talker.page.locator(".voice-caption").waitFor();
      talker.page.waitForTimeout(4500);
      talker.page.keyboard().up("Space");
      talker.againUntilUnderstood(
          () -> {
            talker.page.keyboard().down("Space");
            talker.page.waitForTimeout(6000);
            talker.page.keyboard().up("Space");
          });
      talker.said("水费");
    }
  }

  @Test
  void whoSpeaksOverTheAnswerIsListenedTo() {
    try (Chromium chromium = FakeMicrophone.playing(FakeMicrophone.saying(QUESTION, 2, 4), true)) {
      Talker talker = new Talker(chromium, hotline, true);
      talker.handsFree().click();
      talker.said("水费");
      talker.waitUntilHeard(0);
      talker.page.waitForCondition(
          () -> talker.told.stream().anyMatch(text -> text.contains("\"hush\"")),
          new Page.WaitForConditionOptions().setTimeout(PATIENCE));
      assertThat(talker.citizen.citizenSaid())
          .hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
    }
  }

  @Test
  void whoRefusesTheMicrophoneIsToldHowToGoOn() {
    try (Chromium chromium = new Chromium("--use-fake-device-for-media-stream")) {
      Talker talker = new Talker(chromium, hotline, true);
      talker.handsFree().click();
      assertThat(talker.page.locator(".voice-trouble")).containsText("没有得到麦克风的使用许可");
      assertThat(talker.handsFree()).containsText("语音通话");
      Shots.take(talker.page, "voice-refused");
      talker.citizen.ask("身份证丢了怎么补办");
      talker.page.locator(".elder-toggle").click();
      Shots.take(talker.page, "voice-elder");
      assertThat(
              ((Number)
                      talker.page.evaluate(
                          "document.documentElement.scrollWidth - window.innerWidth"))
                  .intValue())
          .as("nothing stands out of the page")
          .isLessThanOrEqualTo(0);
    }
  }

  @Test
  void aMachineWithoutAMicrophoneSaysSo() {
    try (Chromium chromium = new Chromium()) {
      Talker talker = new Talker(chromium, hotline, false);
      talker.handsFree().click();
      assertThat(talker.page.locator(".voice-trouble")).containsText("没有找到麦克风");
    }
  }

  @Test
  void withoutAModelThePageSaysWhatIsMissing() {
    try (RunningHotline deaf = RunningHotline.start("speech: {model: vosk-model-cn-0.22}\n");
        Chromium chromium = FakeMicrophone.playing(FakeMicrophone.saying(QUESTION, 0, 1), false)) {
      Talker talker = new Talker(chromium, deaf, true);
      talker.handsFree().click();
      Locator trouble = talker.page.locator(".voice-trouble");
      assertThat(trouble).containsText("语音服务暂时没有开通，请打字");
      trouble.locator("summary").click();
      assertThat(trouble).containsText("./hotline models fetch vosk-model-cn-0.22");
      Shots.take(talker.page, "voice-no-model");
    }
  }
}
