package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import org.hotline12345.channels.browser.Walks.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A file put beside an article, and fetched by a citizen. */
@Tag("browser")
@ExtendWith(Walks.class)
class AttachmentWalkTest {
  private static final String WORDS = "采伐申请表\n申请人：\n地点：\n";

  @Test
  void aFormIsUploadedPublishedAndFetched(Stage stage) throws IOException {
    KnowledgePage editor = KnowledgePage.of(stage.staff("bianji", "/knowledge"));
    editor.write("felling-form", "林木采伐申请表", "采伐林木先填申请表，交到乡镇林业站。", "林木采伐申请表在哪里下载");
    Locator chooser = editor.field("attachments");
    chooser.setInputFiles(
        new FilePayload("采伐申请表.exe", "text/plain", new byte[] {'M', 'Z', 0, 1, 2}));
    assertThat(editor.page().locator(".attachments .ant-alert-error")).isVisible();
    chooser.setInputFiles(new FilePayload("采伐申请表.txt", "text/plain", WORDS.getBytes(UTF_8)));
    assertThat(editor.page().locator(".attachments li")).containsText("采伐申请表.txt");
    editor.choose("article-related", "居民身份证丢失");
    editor.step("submit", "加了申请表", "待审");

    KnowledgePage reviewer =
        KnowledgePage.of(stage.staff("shenhe", "/knowledge#article/felling-form"));
    reviewer.step("publish", "已核对", "已发布");

    Page page = stage.page(390, 844);
    page.navigate("/articles/felling-form");
    assertThat(page.locator(".article .files").last()).containsText("身份证");
    Download download = page.waitForDownload(() -> page.getByText("采伐申请表.txt").click());
    assertThat(Files.readString(download.path())).isEqualTo(WORDS);
    Shots.take(page, "article-attachment");
  }
}
