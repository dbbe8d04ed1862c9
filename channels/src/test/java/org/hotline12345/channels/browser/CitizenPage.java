package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The chat page as a citizen uses it. */
final class CitizenPage {
  /** Where a reply asks for something, what this citizen answers. */
  private static final Map<Pattern, String> ANSWERS =
      Map.of(
          Pattern.compile("具体是什么事情"), "工地半夜打桩，吵得全家睡不着，希望有人管",
          Pattern.compile("发生在哪里"), "莲都区紫金街道丽阳街88号工地",
          Pattern.compile("哪个县（市、区）"), "莲都区",
          Pattern.compile("什么时候发生"), "昨天晚上十一点多",
          Pattern.compile("能联系到您的电话"), "13800001234，我姓陈",
          Pattern.compile("身份信息保密吗"), "不需要");

  private static final Pattern NUMBER = Pattern.compile("LS[0-9A-Z-]+");
  private static final int MOST_QUESTIONS = 10;

  private final Page page;

  CitizenPage(Page page) {
    this.page = page;
  }

  Page page() {
    return page;
  }

  CitizenPage open() {
    page.navigate("/");
    assertThat(botSaid().first()).isVisible();
    return this;
  }

  Locator box() {
    return page.locator("#say");
  }

  Locator botSaid() {
    return page.locator(".row.from-bot:not(.typing) .bubble");
  }

  Locator citizenSaid() {
    return page.locator(".row.from-citizen .bubble");
  }

  Locator seatSaid() {
    return page.locator(".row.from-seat:not(.typing) .bubble");
  }

  Locator status() {
    return page.locator(".status");
  }

  Locator dialog() {
    return page.locator("dialog[open]");
  }

  /** Says something without waiting for what comes of it. */
  void say(String text) {
    box().fill(text);
    box().press("Enter");
    assertThat(citizenSaid().last()).containsText(text);
  }

  /** Says something and waits for the bot's reply, which is returned. */
  Locator ask(String text) {
    int before = botSaid().count();
    say(text);
    assertThat(botSaid().nth(before)).isVisible();
    assertThat(page.locator(".typing")).hasCount(0);
    return botSaid().last();
  }

  /** Asks for a person and, while waiting, says something to be known by in the queue. */
  void askForPerson(String whileWaiting) {
    page.locator(".tool.person").click();
    assertThat(status()).containsText("正在为您转接人工座席");
    ask(whileWaiting);
  }

  /** Answers what the form asks until it shows everything for confirmation. */
  Locator fillForm(String complaint) {
    Locator reply = ask(complaint);
    for (int i = 0; i < MOST_QUESTIONS; i++) {
      String asked = reply.innerText();
      if (asked.contains("核对登记内容")) {
        return reply;
      }
      String answer =
          ANSWERS.entrySet().stream()
              .filter(entry -> entry.getKey().matcher(asked).find())
              .map(Map.Entry::getValue)
              .findFirst()
              .orElseThrow(() -> new AssertionError("a question nobody expected: " + asked));
      reply = ask(answer);
    }
    throw new AssertionError("still asking: " + reply.innerText());
  }

  /** The number on the last order card. */
  String orderNumber() {
    Matcher number = NUMBER.matcher(page.locator(".order-card .number").last().innerText());
    if (!number.find()) {
      throw new AssertionError("no order number on the card");
    }
    return number.group();
  }

  List<String> allCitizenSaid() {
    return citizenSaid().allInnerTexts();
  }

  /** The chat inside the frame that the embed script makes. */
  static FrameLocator framed(Page host) {
    return host.frameLocator("#hotline12345 iframe");
  }
}
