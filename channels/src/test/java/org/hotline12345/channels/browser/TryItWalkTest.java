package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.hotline12345.channels.browser.Walks.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Questions tried at the desk: what the bot would say, why, with a draft, on an earlier day. */
@Tag("browser")
@ExtendWith(Walks.class)
class TryItWalkTest {
  private static final String NICKNAME = "铁驴子";

  @Test
  void anAnswerIsShownForEachChannelWithItsReasons(Stage stage) {
    KnowledgePage desk = KnowledgePage.of(stage.staff("bianji", "/knowledge#try"));
    Page page = desk.page();
    tryIt(page, "身份证丢了怎么补办");
    assertThat(page.locator(".said.web")).containsText("派出所");
    assertThat(page.locator(".said.web .article-link")).containsText("第 1 版");
    assertThat(page.locator(".hit").first()).containsText("身份证");
    Shots.take(page, "knowledge-try");
    page.getByText("电话语音").click();
    assertThat(page.locator(".said.voice")).containsText("派出所");
    assertThat(page.locator(".said.voice")).not().containsText("##");
    page.getByText("微信", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".said.wechat")).containsText("派出所");
  }

  @Test
  void aDraftIsTriedBeforeAnybodyIsAnsweredFromIt(Stage stage) {
    KnowledgePage desk = KnowledgePage.of(stage.staff("bianji", "/knowledge"));
    String question = "林场里能不能搭帐篷过夜";
    desk.write("forest-camping", "林场露营", "林场露营要到指定营地，不得用明火。", question, "可以去林场露营吗");
    Page page = desk.page();
    page.locator(".preview").getByText("网上对话").click();
    assertThat(page.locator(".preview .said.web")).containsText("指定营地");
    Shots.take(page, "knowledge-preview");

    desk.to("try?" + "q=" + question);
    assertThat(page.locator(".try-result")).isVisible();
    assertThat(page.locator(".try-result")).not().containsText("指定营地");
    desk.to("try?draft=forest-camping&q=" + question);
    assertThat(page.locator(".said.web")).containsText("指定营地");
    assertThat(stage.citizen().open().ask(question)).not().containsText("指定营地");
  }

  @Test
  void aWordOfTheEditorsFindsAtOnce(Stage stage) {
    KnowledgePage desk = KnowledgePage.of(stage.staff("bianji", "/knowledge#try"));
    Page page = desk.page();
    String question = NICKNAME + "怎么上牌";
    tryIt(page, question);
    Locator said = page.locator(".said.web");
    assertThat(said.locator(".ant-tag")).containsText("请群众选一项");

    desk.tab("词库");
    page.getByLabel("找词").fill("电瓶车");
    desk.row("电动自行车").first().getByText("修改").click();
    page.locator("#word-terms").fill(NICKNAME);
    page.locator("#word-terms").press("Enter");
    page.locator(".word-form .ant-btn-primary").click();
    assertThat(desk.row(NICKNAME)).isVisible();

    desk.tab("试一试");
    tryIt(page, question);
    assertThat(page.locator(".hit").first()).containsText("电动自行车");
    assertThat(said.locator(".article-link")).containsText("电动自行车");
    assertThat(said.locator(".ant-tag")).hasCount(0);
  }

  @Test
  void anEarlierDayIsAnsweredFromWhatHeldThen(Stage stage) {
    KnowledgePage desk = KnowledgePage.of(stage.staff("bianji", "/knowledge"));
    desk.to("try?asOf=2026-01-02&q=身份证丢了怎么补办");
    assertThat(desk.page().locator(".try-result .ant-alert"))
        .containsText(Pattern.compile("2026年1月2日.*在用的知识"));
    assertThat(desk.page().locator(".hit")).hasCount(0);
  }

  private static void tryIt(Page page, String question) {
    page.getByLabel("试一试提问").fill(question);
    page.getByLabel("试一试提问").press("Enter");
    assertThat(page.locator(".try-result")).isVisible();
  }
}
