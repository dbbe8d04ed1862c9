package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;

/** The knowledge desk as its people use it. */
final class KnowledgePage {
  private static final double SETTLE_MILLIS = 800;

  /** Some hundred kept questions are asked before anything is published. */
  static final LocatorAssertions.ContainsTextOptions PATIENTLY =
      new LocatorAssertions.ContainsTextOptions().setTimeout(180_000);

  private final Page page;

  private KnowledgePage(Page page) {
    this.page = page;
  }

  static KnowledgePage of(StaffPage staff) {
    return new KnowledgePage(staff.page());
  }

  Page page() {
    return page;
  }

  /** Goes to an address of the desk, such as {@code article/ID}, and sees it as it is now. */
  KnowledgePage to(String address) {
    page.evaluate("() => { window.location.hash = 'work'; }");
    assertThat(page.locator(".tabs [aria-current]")).containsText("待办");
    page.evaluate("address => { window.location.hash = address; }", address);
    return this;
  }

  /** Looks at an address again and again until something is there: what was asked is kept late. */
  void seen(String address, Locator what) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              to(address);
              page.waitForTimeout(SETTLE_MILLIS);
              return what.first().isVisible();
            });
  }

  /** Opens a tab by its name. */
  KnowledgePage tab(String name) {
    page.locator(".tabs a", new Page.LocatorOptions().setHasText(name)).click();
    return this;
  }

  Locator field(String name) {
    return page.locator("#article-" + name);
  }

  /** The button of a step, such as {@code publish}. */
  Locator button(String step) {
    return page.locator(".editor-actions .do-" + step);
  }

  Locator head() {
    return page.locator(".editor-head h2");
  }

  Locator notice() {
    return page.locator(".editor-problem");
  }

  /** Does a step, with a note for the history, and waits until the article is in that state. */
  void step(String step, String note, String state) {
    field("note").fill(note);
    button(step).click();
    assertThat(head()).containsText(state, PATIENTLY);
  }

  /** Writes a new article and saves it; the page shows it as a draft. */
  void write(String id, String title, String body, String... questions) {
    to("new");
    field("id").fill(id);
    field("title").fill(title);
    field("questions").fill(String.join("\n", questions));
    field("body").fill(body);
    field("source").fill("市林业局答复");
    choose("article-department", "市林业局");
    step("save", "新写", "草稿");
    assertThat(head()).containsText("第 1 版");
  }

  /** Chooses in a list one can search, by typing. */
  void choose(String id, String text) {
    Locator box = page.locator("#" + id);
    box.click();
    box.fill(text);
    option(text).click();
    box.blur();
  }

  /** An entry of the list that is open. */
  Locator option(String text) {
    return page.locator(
            ".ant-select-dropdown:visible .ant-select-item-option",
            new Page.LocatorOptions().setHasText(text))
        .first();
  }

  /** Confirms what a dialog asks. */
  void agree() {
    page.locator(".ant-modal-confirm-btns .ant-btn").last().click();
  }

  /** The row of a table or the card of a list with these words. */
  Locator row(String text) {
    return page.locator(".sheet tbody tr", new Page.LocatorOptions().setHasText(text));
  }
}
