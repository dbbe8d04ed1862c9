package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.hotline12345.channels.browser.Walks.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The knowledge desk beside the chat. */
@Tag("browser")
@ExtendWith(Walks.class)
class KnowledgeWalkTest {
  private static final String ARTICLE = "/knowledge#article/id-card-replace-lost";

  @Test
  void whatIsSavedIsAnsweredAtOnce(Stage stage) {
    CitizenPage citizen = stage.citizen().open();
    StaffPage staff = stage.staff("guanli", ARTICLE);
    Page desk = staff.page();
    Locator body = desk.locator("textarea#article-body");
    assertThat(body).hasValue(Pattern.compile("派出所"));
    String words = "补领前请先在派出所窗口登记挂失，取号机在大厅左手边。";
    body.fill(words + "\n\n" + body.inputValue());
    assertThat(desk.locator(".preview")).containsText("取号机在大厅左手边");
    desk.getByLabel("修改说明").fill("补充窗口说明");
    Shots.asIs(desk, "knowledge-editor");
    desk.locator(".editor-actions .ant-btn-primary").click();
    assertThat(desk.locator(".editor-head h2")).containsText("第 2 版");

    Locator answer = citizen.ask("身份证丢了怎么补办");
    assertThat(answer).containsText("取号机在大厅左手边");

    desk.locator(".ant-tabs-tab").nth(1).click();
    assertThat(desk.locator(".versions")).containsText("补充窗口说明");
    assertThat(desk.locator(".diff .new").first()).containsText("取号机在大厅左手边");
    Shots.asIs(desk, "knowledge-history");
  }

  @Test
  void aWithdrawnArticleIsAnsweredNoMore(Stage stage) {
    StaffPage staff = stage.staff("guanli", "/knowledge#article/seven-day-return");
    Page desk = staff.page();
    desk.locator(".editor-actions button", new Page.LocatorOptions().setHasText("下架")).click();
    desk.locator(".ant-modal-confirm .ant-btn-primary").click();
    assertThat(desk.locator(".editor-head")).containsText("已下架");

    CitizenPage citizen = stage.citizen().open();
    citizen.ask("网上买的东西七天无理由退货怎么算");
    assertThat(citizen.page().locator(".source", new Page.LocatorOptions().setHasText("七天无理由")))
        .hasCount(0);
  }

  @Test
  void theListIsFilteredAQuestionTriedAndTheIndexRebuilt(Stage stage) {
    Page desk = stage.staff("bianji", "/knowledge").page();
    assertThat(desk.locator(".article-link").first()).isVisible();
    Shots.asIs(desk, "knowledge-list");
    desk.getByLabel("搜索条目").fill("公积金");
    assertThat(desk.locator(".article-link").first()).containsText("公积金");

    desk.locator(".desk-tabs .ant-segmented-item").nth(1).click();
    desk.getByLabel("试一试提问").fill("租房可以提取公积金吗");
    desk.getByLabel("试一试提问").press("Enter");
    assertThat(desk.locator(".hit").first()).containsText("公积金");
    Shots.asIs(desk, "knowledge-try");

    desk.locator(".reindex button").click();
    desk.locator(".ant-modal-confirm .ant-btn-primary").click();
    assertThat(desk.locator(".reindex")).containsText(Pattern.compile("索引是最新的.*重建"));
  }

  @Test
  void anEditorWithoutTheRightToPublishIsToldSo(Stage stage) {
    Page desk = stage.staff("bianji", "/knowledge#article/id-card-first").page();
    assertThat(desk.locator(".editor-problem")).containsText("须由有发布权限的人修改");
    assertThat(desk.locator("textarea#article-body")).isDisabled();
    assertThat(desk.locator(".editor-actions button")).hasCount(0);
  }
}
