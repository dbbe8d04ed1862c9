package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.hotline12345.channels.browser.Walks.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The knowledge desk's lists, words, trials and checks. */
@Tag("browser")
@ExtendWith(Walks.class)
class KnowledgeWalkTest {
  @Test
  void theListIsFilteredAndTheIndexRebuilt(Stage stage) {
    KnowledgePage desk = KnowledgePage.of(stage.staff("bianji", "/knowledge"));
    Page page = desk.page();
    Locator first = page.locator(".sheet .article-link").first();
    assertThat(first).isVisible();
    Shots.take(page, "knowledge-list");
    page.getByLabel("搜索条目").fill("公积金");
    assertThat(first).containsText("公积金");
    desk.choose("filter-department", "市住房公积金中心");
    assertThat(desk.row("市住房公积金中心").first()).isVisible();

    page.locator(".reindex button").click();
    desk.agree();
    assertThat(page.locator(".reindex")).containsText(Pattern.compile("索引是最新的.*重建"));
  }

  @Test
  void aWordIsReadAsSoonAsItIsSaved(Stage stage) {
    KnowledgePage desk = KnowledgePage.of(stage.staff("bianji", "/knowledge#words"));
    Page page = desk.page();
    page.getByLabel("试读").fill("阿拉处州人怎么领敬老礼包");
    page.getByLabel("试读").press("Enter");
    Locator reading = page.locator(".panel .facts");
    assertThat(reading).not().containsText("高龄津贴");

    page.getByText("新增词条").click();
    for (String term : new String[] {"敬老礼包", "八十岁红包"}) {
      page.locator("#word-terms").fill(term);
      page.locator("#word-terms").press("Enter");
    }
    page.locator(".word-form .ant-btn-primary").click();
    assertThat(reading).containsText("八十岁红包");
    page.getByLabel("找词").fill("敬老礼包");
    Locator row = desk.row("敬老礼包 = 八十岁红包");
    assertThat(row).isVisible();
    Shots.take(page, "knowledge-words");

    row.getByText("删除").click();
    desk.agree();
    assertThat(row).hasCount(0);
    assertThat(reading).not().containsText("八十岁红包");
  }

  @Test
  void aSeatLooksButDoesNotWrite(Stage stage) {
    KnowledgePage desk = KnowledgePage.of(stage.staff("zuoxi", "/knowledge#article/id-card-first"));
    assertThat(desk.field("body")).isDisabled();
    assertThat(desk.page().locator(".editor-actions button")).hasCount(0);
    assertThat(desk.page().locator(".tabs a").filter(hasText("导入"))).hasCount(0);
    desk.tab("词库");
    desk.page().getByLabel("找词").fill("社保卡");
    assertThat(desk.row("社保卡").first()).isVisible();
    assertThat(desk.page().getByText("新增词条")).hasCount(0);
  }

  private static Locator.FilterOptions hasText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
