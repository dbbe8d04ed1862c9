package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.hotline12345.channels.sms.SmsCounterpart;
import org.hotline12345.channels.voice.sip.Baresip;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.ReplyKind;
import org.hotline12345.security.AuditEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls of a real telephone, and the seat who gets them with their story on the screen. */
@Tag("browser")
@Timeout(240)
class CallWalkTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final double LONG_MILLIS = 60_000;
  private static final String QUESTION = "synthetic-s17.wav";
  private static final String WORDS = "水费账单有问题怎么办";

  @TempDir private static Path folder;
  private static int port;
  private static RunningHotline hotline;
  private static Baresip seatPhone;
  private static Chromium chromium;
  private static SmsCounterpart sms;
  private static volatile String conversation = "";
  private static final List<DialogueEvent> EVENTS = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void open() throws IOException {
    Baresip.need();
    sms = new SmsCounterpart();
    Path model = FakeMicrophone.model();
    Path silence = FakeMicrophone.saying(QUESTION, 300, 0);
    seatPhone = new Baresip(Files.createDirectory(folder.resolve("seat")), silence, "udp");
    port = freePort();
    int media = 40_000 + port % 400 * 20;
    hotline =
        RunningHotline.start(
            FakeMicrophone.settings(
                    model,
                    "sip: {bind: 127.0.0.1, port: %d, media: {firstPort: %d, lastPort: %d}}"
                            .formatted(port, media, media + 18)
                        + ", transfer: {seats: {zuoxi: '%s'}}".formatted(seatPhone.address()))
                + "sms: {url: '%s'}%n".formatted(sms.url()),
            made -> made.knowledge().questions().keep(WORDS, List.of("bill-abnormal"), "bianji"));
    hotline.takeCalls();
    hotline
        .hotline()
        .talks()
        .log()
        .listen(
            (state, events) -> {
              conversation = state.id();
              events.stream().map(RecordedEvent::event).forEach(EVENTS::add);
            });
    chromium = FakeMicrophone.playing(FakeMicrophone.saying(QUESTION, 3, 12), true);
  }

  @AfterAll
  static void close() throws IOException {
    if (sms != null) {
      sms.close();
    }
    if (chromium != null) {
      chromium.close();
    }
    if (hotline != null) {
      hotline.close();
    }
    if (seatPhone != null) {
      seatPhone.close();
    }
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      return socket.getLocalPort();
    }
  }

  private static Page page(int width, int height) {
    Page page =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setBaseURL(hotline.address())
                    .setLocale("zh-CN")
                    .setViewportSize(width, height))
            .newPage();
    page.onPageError(
        error -> {
          throw new AssertionError(error);
        });
    return page;
  }

  private static StaffPage seat(String user) {
    StaffPage seat = new StaffPage(page(1280, 800));
    seat.signIn("/desk", user, hotline.password(user));
    return seat;
  }

  private static void untilAnswered() {
    await()
        .atMost(LONG)
        .until(
            () ->
                EVENTS.stream()
                    .anyMatch(
                        event ->
                            event instanceof DialogueEvent.BotReplied replied
                                && replied.reply().kind() == ReplyKind.ANSWER));
  }

  /** A second reading of what was said last, as a recogniser gives them now and then. */
  private static void alsoHeard(String reading) {
    DialogueEvent.CitizenSaid last =
        EVENTS.stream()
            .filter(DialogueEvent.CitizenSaid.class::isInstance)
            .map(DialogueEvent.CitizenSaid.class::cast)
            .reduce((first, second) -> second)
            .orElseThrow();
    DialogueEvent readings =
        new DialogueEvent.HeardAs(
            last.key(),
            List.of(
                new DialogueEvent.Reading(last.text(), 0.8),
                new DialogueEvent.Reading(reading, 0.6)));
    var log = hotline.hotline().talks().log();
    var unused = log.exclusively(conversation, state -> log.append(state, List.of(readings)));
  }

  private static boolean audited(String action) {
    return hotline.hotline().staff().audit().after(0, 10_000).stream()
        .map(AuditEntry::action)
        .anyMatch(action::equals);
  }

  @Test
  void theSeatSeesWhatWasSaidBeforeItsTelephoneRingsAndHearsTheRecordingAfter() throws IOException {
    EVENTS.clear();
    StaffPage seat = seat("zuoxi");
    Page desk = seat.page();
    try (Baresip phone =
        new Baresip(
            Files.createDirectory(folder.resolve("caller")),
            FakeMicrophone.saying(QUESTION, 6, 120),
            "udp")) {
      phone.command("dial", "sip:12345@127.0.0.1:" + port);
      untilAnswered();
      phone.command("sndcode", "1");
      await().atMost(LONG).until(() -> !sms.taken().isEmpty());
      assertThat(sms.taken().getFirst().phone()).isEqualTo("13800001234");
      assertThat(sms.taken().getFirst().text()).contains("核查");
      phone.command("sndcode", "0");
      Locator waiting = desk.locator(".case:has(.take)");
      assertThat(waiting).containsText("按键转人工", patiently());
      Shots.asIs(desk, "call-queue-desktop");
      waiting.locator(".take").click();

      Locator summary = desk.locator(".summary");
      assertThat(summary).containsText(WORDS);
      assertThat(summary).containsText("按键转人工");
      assertThat(summary.locator("dt", new Locator.LocatorOptions().setHasText("已答复"))).isVisible();
      assertThat(desk.locator(".lines")).containsText(WORDS);
      assertThat(desk.locator(".lines")).containsText("已用短信发到尾号1234的手机");
      assertThat(desk.locator(".lines")).not().containsText("电话已接到座席话机");
      assertThat(EVENTS).noneMatch(DialogueEvent.PutThrough.class::isInstance);
      Shots.take(desk, "call-pop");

      assertThat(desk.locator(".lines")).containsText("电话已接到座席话机", patiently());
      Locator listen =
          desk.locator(".recording button", new Page.LocatorOptions().setHasText("听录音"));
      listen.waitFor(new Locator.WaitForOptions().setTimeout(LONG_MILLIS));
      assertThat(audited("call.recording.listen")).isFalse();
      listen.click();
      desk.waitForFunction("() => document.querySelector('.recording audio').duration > 5");
      assertThat(audited("call.recording.listen")).isTrue();

      desk.locator(".to-order").click();
      assertThat(desk.locator("#order-what")).hasValue(WORDS);
      assertThat(desk.locator("#order-callerPhone")).hasValue("13800001234");
      assertThat(desk.locator(".order-form")).containsText("来电显示的号码");
      assertThat(audited("call.number.view")).isTrue();
      Shots.take(desk, "call-order");
    }
  }

  @Test
  void whoHangsUpWhileWaitingIsOnTheListUntilCalledBack() throws IOException {
    EVENTS.clear();
    StaffPage seat = seat("zuoxi2");
    Page desk = seat.page();
    try (Baresip phone =
        new Baresip(
            Files.createDirectory(folder.resolve("impatient")),
            FakeMicrophone.saying(QUESTION, 300, 0),
            "udp")) {
      phone.command("dial", "sip:12345@127.0.0.1:" + port);
      await()
          .atMost(LONG)
          .until(() -> EVENTS.stream().anyMatch(DialogueEvent.BotReplied.class::isInstance));
      phone.command("sndcode", "0");
      assertThat(desk.locator(".case:has(.take)"))
          .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(LONG_MILLIS));
      phone.command("hangup", "");
      assertThat(desk.locator(".case:has(.take)"))
          .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(LONG_MILLIS));
    }
    desk.getByText("漏接回拨").click();
    Locator entry = desk.locator(".call-back");
    assertThat(entry).hasCount(1);
    assertThat(entry).containsText("13800001234");
    Shots.take(desk, "call-backs");
    entry.locator(".called").focus();
    desk.keyboard().press("Enter");
    assertThat(entry).containsText("zuoxi2");
    assertThat(entry).containsText("已回拨");
    assertThat(audited("call.back.list")).isTrue();
    entry.locator(".look").click();
    assertThat(desk.locator(".lines")).containsText("市民挂机");
  }

  @Test
  void theSeatReadsAlongWhileTheCitizenSpeaksAndIsGivenAnswers() {
    EVENTS.clear();
    Page citizen = page(390, 844);
    CitizenPage talker = new CitizenPage(citizen).open();
    talker.askForPerson("我想问水费");
    StaffPage seat = seat("zuoxi");
    Page desk = seat.page();
    desk.locator(".case:has(.take)", new Page.LocatorOptions().setHasText("我想问水费"))
        .locator(".take")
        .click();
    assertThat(seat.box()).isEnabled();
    citizen.locator(".hands-free").click();
    assertThat(desk.locator(".hearing-note")).containsText("市民正在说", patiently());
    Shots.take(desk, "call-whisper");
    assertThat(desk.locator(".line.by-citizen").last()).containsText("水费账单", patiently());
    alsoHeard("水费涨<b>单</b>有问题怎么办");
    assertThat(desk.locator(".lines")).containsText("也可能是：水费涨<b>单</b>有问题怎么办", patiently());
    assertThat(desk.locator(".suggestion").first())
        .containsText(Pattern.compile("水|账单"), patiently());
    seat.say("您好，请问户号是多少？");
    assertThat(talker.seatSaid().last()).containsText("户号");
    assertThat(citizen.locator(".voice-caption"))
        .containsText("户号", new LocatorAssertions.ContainsTextOptions().setTimeout(LONG_MILLIS));
    citizen.locator(".hands-free").click();
  }

  private static LocatorAssertions.ContainsTextOptions patiently() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(LONG_MILLIS);
  }
}
