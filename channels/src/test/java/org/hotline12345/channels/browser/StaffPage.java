package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A staff page: seat console or knowledge desk. */
final class StaffPage {
  private final Page page;

  StaffPage(Page page) {
    this.page = page;
  }

  Page page() {
    return page;
  }

  void signIn(String path, String user, String password) {
    page.navigate(path);
    page.locator("#sign-in-user").fill(user);
    page.locator("#sign-in-password").fill(password);
    page.locator("#sign-in-password").press("Enter");
    assertThat(page.locator(".staff-name")).isVisible();
  }

  /** The waiting case whose last words are these. */
  Locator waiting(String lastWords) {
    return page.locator(".case:has(.take)", new Page.LocatorOptions().setHasText(lastWords));
  }

  Locator lines() {
    return page.locator(".lines .line");
  }

  Locator box() {
    return page.locator("#seat-say");
  }

  Locator button(String name) {
    return page.locator(".talk-actions button", new Page.LocatorOptions().setHasText(name));
  }

  void say(String text) {
    box().fill(text);
    box().press("Enter");
    assertThat(lines().last()).containsText(text);
  }
}
