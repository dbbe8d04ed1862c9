package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.hotline12345.channels.browser.Walks.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From what citizens asked to what editors write. */
@Tag("browser")
@ExtendWith(Walks.class)
class AskedWalkTest {
  private static final List<String> SWIMMING = List.of("游泳馆早上几点开门", "游泳馆每天什么时候开放", "市里游泳馆今天开不开");

  @Test
  void whatNobodyCouldAnswerBecomesADraftWithItsQuestions(Stage stage) {
    SWIMMING.forEach(question -> stage.citizen().open().ask(question));
    KnowledgePage editor = KnowledgePage.of(stage.staff("bianji", "/knowledge"));
    editor.seen("asked", editor.page().getByText("游泳馆"));
    Locator cluster =
        editor.page().locator(".cluster").filter(new Locator.FilterOptions().setHasText("游泳馆"));
    assertThat(cluster).hasCount(1);
    assertThat(cluster.locator(".count")).containsText("3 次");
    Shots.take(editor.page(), "knowledge-asked");

    cluster.locator(".do-draft").click();
    for (String question : SWIMMING) {
      assertThat(editor.field("questions")).hasValue(Pattern.compile(question));
    }
    editor.field("body").fill("市游泳馆每天 9 点到 21 点开放，节假日以馆内公告为准。");
    editor.field("source").fill("市文广旅体局答复");
    editor.choose("article-department", "市文广旅体局");
    editor.step("save", "群众常问", "草稿");

    editor.tab("没答上来");
    assertThat(editor.page().locator(".asked [role=status]")).isAttached();
    assertThat(cluster).hasCount(0);
    editor.tab("待办");
    assertThat(editor.page().locator(".heap.drafts")).containsText("游泳馆");
  }

  @Test
  void whatWasOfNoUseIsShownWithItsArticle(Stage stage) {
    CitizenPage citizen = stage.citizen().open();
    citizen.ask("孩子第一次办身份证要带什么");
    citizen.page().locator(".feedback-choices button").last().click();
    assertThat(citizen.page().locator(".feedback-reason")).isVisible();
    KnowledgePage editor = KnowledgePage.of(stage.staff("bianji", "/knowledge"));
    editor.seen("usage", editor.row("身份证"));
    Shots.take(editor.page(), "knowledge-usage");
    editor.page().getByText("答了没用").click();
    assertThat(editor.page().locator(".cluster")).containsText("孩子第一次办身份证要带什么");
    editor.page().getByText("各单位覆盖").click();
    assertThat(editor.row("市公安局").first()).isVisible();
    Shots.take(editor.page(), "knowledge-coverage");
  }
}
