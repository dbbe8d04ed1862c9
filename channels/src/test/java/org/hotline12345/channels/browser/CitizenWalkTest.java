package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.hotline12345.channels.browser.Walks.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a citizen does alone with the bot. */
@Tag("browser")
@ExtendWith(Walks.class)
class CitizenWalkTest {
  private static final String COMPLAINT = "我要投诉，楼下工地半夜还在打桩，吵得睡不着";

  @Test
  void aQuestionIsAnsweredWithASourceThatOpens(Stage stage) {
    CitizenPage citizen = stage.citizen().open();
    Shots.take(citizen.page(), "chat-greeting");

    Locator answer = citizen.ask("身份证丢了怎么补办");
    assertThat(answer).hasClass(Pattern.compile("kind-answer"));
    assertThat(answer).containsText("派出所");
    Shots.take(citizen.page(), "chat-answer");

    Locator source = answer.locator(".source").first();
    String title = source.locator(".source-title").innerText();
    source.click();
    assertThat(citizen.dialog().locator(".article .title")).hasText(title);
    assertThat(citizen.dialog().locator(".facts")).containsText("法律依据");
    assertThat(citizen.dialog().locator(".facts")).containsText("居民身份证法");
    assertThat(citizen.dialog().locator(".facts")).containsText("资料日期");
    Shots.take(citizen.page(), "chat-source");

    citizen.page().keyboard().press("Escape");
    assertThat(citizen.dialog()).hasCount(0);
    assertThat(source).isFocused();

    Page article =
        citizen
            .page()
            .context()
            .waitForPage(
                () -> {
                  source.click();
                  citizen.dialog().getByText("单独打开").click();
                });
    assertThat(article.locator("h1")).hasText(title);
    Shots.take(article, "article");
  }

  @Test
  void aComplaintCorrectedThreeTimesBecomesAnOrder(Stage stage) {
    CitizenPage citizen = stage.citizen().open();
    Locator summary = citizen.fillForm(COMPLAINT);
    assertThat(summary).containsText("13800001234");

    assertThat(citizen.ask("地点不对，是碧湖镇人民街12号")).containsText("碧湖镇");
    assertThat(citizen.ask("电话不对，是13900005678")).containsText("13900005678");
    Locator corrected = citizen.ask("时间不对，是前天晚上十点");
    assertThat(corrected).containsText("前天晚上");
    assertThat(corrected).containsText("碧湖镇");
    assertThat(corrected).containsText("13900005678");
    Shots.take(citizen.page(), "chat-confirm");

    Locator done = citizen.ask("确认");
    Locator card = done.locator(".order-card");
    assertThat(card.locator(".number")).hasText(Pattern.compile("LS[0-9A-Z-]{6,}"));
    assertThat(card).containsText("承办单位");
    assertThat(card).containsText(Pattern.compile("20\\d\\d年\\d+月\\d+日（周.）\\d\\d:\\d\\d"));
    Shots.take(citizen.page(), "chat-order");

    citizen.page().locator(".scores button").first().click();
    citizen.page().locator("#rating-reason").fill("登记得很快");
    citizen.page().locator(".rating-reason button").click();
    assertThat(citizen.page().locator(".rating.done")).containsText("满意");
  }

  @Test
  void progressIsToldToWhoKnowsNumberAndPhone(Stage stage) {
    CitizenPage citizen = stage.citizen().open();
    citizen.fillForm(COMPLAINT);
    citizen.ask("确认");
    String number = citizen.orderNumber();

    citizen
        .page()
        .locator(".order-card button", new Page.LocatorOptions().setHasText("查看进度"))
        .click();
    assertThat(citizen.dialog().locator("#progress-number")).hasValue(number);
    citizen.dialog().locator("#progress-tail").fill("0000");
    citizen.dialog().locator("#progress-tail").press("Enter");
    assertThat(citizen.dialog()).containsText("没有查到这件工单");

    citizen.dialog().locator("#progress-tail").fill("1234");
    citizen.dialog().locator("#progress-tail").press("Enter");
    assertThat(citizen.dialog().locator(".timeline li").first()).isVisible();
    assertThat(citizen.dialog().locator(".order-card")).containsText(number);
    Shots.take(citizen.page(), "chat-progress");

    Page page = citizen.page();
    page.navigate("/orders?number=" + number);
    page.locator("#progress-tail").fill("1234");
    page.locator("#progress-tail").press("Enter");
    assertThat(page.locator(".timeline li").first()).isVisible();
    Shots.take(page, "orders");
  }

  @Test
  void anEmergencyCannotBeOverlooked(Stage stage) {
    CitizenPage citizen = stage.citizen().open();
    Locator reply = citizen.ask("我家厨房着火了，快来救火");
    assertThat(reply).hasClass(Pattern.compile("kind-emergency"));
    assertThat(reply.locator("a.call").first()).hasAttribute("href", "tel:119");
    Shots.take(citizen.page(), "chat-emergency");
  }

  @Test
  void largePrintIsRememberedAndAReloadDoublesNothing(Stage stage) {
    CitizenPage citizen = stage.citizen().open();
    citizen.ask("租房可以提取公积金吗");
    citizen.page().locator(".elder-toggle").click();
    int said = citizen.botSaid().count();
    Shots.take(citizen.page(), "chat-elder");

    citizen.page().reload();
    assertThat(citizen.citizenSaid()).hasCount(1);
    assertThat(citizen.botSaid()).hasCount(said);
    assertThat(citizen.page().locator("html")).hasAttribute("data-elder", "");
    double size =
        ((Number)
                citizen.botSaid().first().evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))
            .doubleValue();
    assertThat(size).isGreaterThanOrEqualTo(22);
  }

  @Test
  void whatWasSaidOfflineArrivesOnceWhenTheNetworkIsBack(Stage stage) {
    CitizenPage citizen = stage.citizen().open();
    citizen.ask("你好");
    citizen.page().context().setOffline(true);
    assertThat(citizen.status()).containsText("网络已断开");
    citizen.say("社保卡丢了怎么办");
    assertThat(citizen.page().locator(".delivery.failed")).isVisible();
    Shots.take(citizen.page(), "chat-offline");

    int before = citizen.botSaid().count();
    citizen.page().context().setOffline(false);
    assertThat(citizen.botSaid().nth(before)).isVisible();
    assertThat(citizen.page().locator(".delivery")).hasCount(0);
    citizen.page().reload();
    assertThat(citizen.botSaid().nth(before)).isVisible();
    assertThat(citizen.allCitizenSaid()).containsExactly("你好", "社保卡丢了怎么办");
  }

  @Test
  void anAnswerIsJudgedByKeyboardAndTheJudgementIsThereAfterAReload(Stage stage) {
    CitizenPage citizen = stage.citizen().open();
    Page page = citizen.page();
    assertThat(page.locator(".feedback")).hasCount(0);
    citizen.ask("身份证丢了怎么补办");
    Locator feedback = page.getByRole(AriaRole.GROUP, byName("这条答复有没有用"));
    Locator useful = feedback.getByRole(AriaRole.BUTTON, inGroup("有用"));
    Locator useless = feedback.getByRole(AriaRole.BUTTON, inGroup("没用"));
    assertThat(useful).hasAttribute("aria-pressed", "false");
    Shots.take(page, "chat-feedback");

    useless.focus();
    page.keyboard().press("Enter");
    Locator reason = page.locator(".feedback-reason input");
    assertThat(reason).isFocused();
    assertThat(useless).hasAttribute("aria-pressed", "true");
    Shots.take(page, "chat-feedback-reason");
    page.keyboard().type("没说要不要本人去");
    page.keyboard().press("Enter");
    assertThat(page.locator(".feedback-told")).hasText("谢谢，我们会改进");
    assertThat(reason).hasCount(0);

    page.reload();
    assertThat(useless).hasAttribute("aria-pressed", "true");
    useful.focus();
    page.keyboard().press("Space");
    assertThat(useful).hasAttribute("aria-pressed", "true");
    assertThat(useless).hasAttribute("aria-pressed", "false");
    assertThat(page.locator(".feedback-told")).hasText("谢谢，已记下");
  }

  private static Page.GetByRoleOptions byName(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions inGroup(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  @Test
  void theKeyboardIsEnough(Stage stage) {
    CitizenPage citizen = stage.citizenAtDesk().open();
    Page page = citizen.page();
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip-link")).isFocused();
    page.keyboard().press("Enter");
    assertThat(citizen.box()).isFocused();

    page.keyboard().type("您好，请问");
    page.keyboard().press("Shift+Enter");
    page.keyboard().type("身份证丢了怎么补办");
    assertThat(citizen.box()).hasValue("您好，请问\n身份证丢了怎么补办");
    page.keyboard().press("Enter");
    Locator source = page.locator(".source").first();
    assertThat(source).isVisible();
    assertThat(citizen.box()).isFocused();

    for (int i = 0; i < 20 && !isFocused(source); i++) {
      page.keyboard().press("Shift+Tab");
    }
    assertThat(source).isFocused();
    assertThat(source.evaluate("e => getComputedStyle(e).outlineStyle")).isEqualTo("solid");
    page.keyboard().press("Enter");
    assertThat(citizen.dialog().locator(".article")).isVisible();
    page.keyboard().press("Escape");
    assertThat(source).isFocused();
  }

  private static boolean isFocused(Locator locator) {
    return Boolean.TRUE.equals(locator.evaluate("e => e === document.activeElement"));
  }
}
