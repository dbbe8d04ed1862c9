package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.hotline12345.channels.browser.Walks.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Documents brought in at the desk: previewed, chosen, reviewed, answered from. */
@Tag("browser")
@ExtendWith(Walks.class)
class ImportWalkTest {
  private static final String CHARGE = "家庭医生签约服务费每人每年多少钱";

  private static final Path DOCUMENTS =
      Path.of("..", "kb-index", "src", "test", "resources", "documents");

  @Test
  void aDocumentIsPreviewedTakenReviewedAndAnsweredFrom(Stage stage) {
    KnowledgePage editor = KnowledgePage.of(stage.staff("bianji", "/knowledge"));
    Page page = upload(editor, "numbered.docx");
    Locator item = page.locator(".import-item").first();
    assertThat(item).containsText("云溪市家庭医生签约服务指南");
    item.getByText("看内容").click();
    assertThat(item.locator(".article table")).containsText("上门随访");
    Shots.take(page, "knowledge-import");

    item.locator(".ant-checkbox-input").check();
    page.locator(".do-accept").click();
    assertThat(page.locator(".ant-alert-success")).isVisible();

    KnowledgePage reviewer = KnowledgePage.of(stage.staff("shenhe", "/knowledge#work"));
    Locator waiting = reviewer.page().locator(".heap.toReview");
    assertThat(waiting).containsText("云溪市家庭医生签约服务指南");
    waiting.getByText("云溪市家庭医生签约服务指南").click();
    // The starter knowledge answers the same matter: who publishes is told which kept question
    // changes.
    page.evaluate(
        """
        async question => {
          const kept = await fetch('/api/desk/kept-questions', {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ question, relevant: ['family-doctor'] }),
          });
          if (!kept.ok) throw new Error(kept.status);
        }
        """,
        CHARGE);
    reviewer.field("note").fill("与原件一致");
    reviewer.button("publish").click();
    Locator broken = reviewer.page().locator(".broken");
    assertThat(broken).containsText(CHARGE, KnowledgePage.PATIENTLY);
    broken.locator(".ant-btn-dangerous").click();
    assertThat(reviewer.head()).containsText("已发布", KnowledgePage.PATIENTLY);

    Locator answer = stage.citizen().open().ask(CHARGE);
    assertThat(answer).containsText("云溪市家庭医生签约服务指南");
  }

  @Test
  void whatIsHiddenInADocumentIsToldBeforeAnythingIsTaken(Stage stage) {
    KnowledgePage editor = KnowledgePage.of(stage.staff("bianji", "/knowledge"));
    Page page = upload(editor, "poisoned.docx");
    Locator item = page.locator(".import-item").first();
    assertThat(item.locator(".ant-alert-warning")).containsText("读者看不见");
    assertThat(item.locator(".ant-checkbox-input")).not().isChecked();
    assertThat(page.locator(".do-accept")).isDisabled();
  }

  @Test
  void badFilesOfAnArchiveAreNamedAndTheRestIsRead(Stage stage) {
    KnowledgePage editor = KnowledgePage.of(stage.staff("bianji", "/knowledge"));
    Page page = upload(editor, "mixed.zip");
    assertThat(page.locator(".import-problems")).containsText("old.doc");
    assertThat(page.locator(".import-problems")).containsText("broken.docx");
    assertThat(page.locator(".import-item").first()).isVisible();
    Shots.take(page, "knowledge-import-zip");
  }

  private static Page upload(KnowledgePage editor, String file) {
    editor.to("imports");
    Page page = editor.page();
    editor.choose("import-department", "市卫生健康委");
    page.locator("#import-file").setInputFiles(DOCUMENTS.resolve(file));
    assertThat(page.locator(".drop")).containsText(file);
    page.locator(".imports .ant-btn-primary").click();
    assertThat(page.locator(".import h2")).containsText(file);
    return page;
  }
}
