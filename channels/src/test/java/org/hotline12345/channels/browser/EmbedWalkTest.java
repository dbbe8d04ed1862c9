package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.hotline12345.channels.browser.Walks.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The chat inside another site's page. */
@Tag("browser")
@ExtendWith(Walks.class)
class EmbedWalkTest {

  @Test
  void oneScriptTagPutsTheChatOnAPageAndLeaksNothing(Stage stage) {
    Page page = stage.page(1280, 800);
    page.navigate("/embed-demo");
    Locator button = page.locator("#hotline12345 .open");
    assertThat(button).isVisible();
    button.click();
    FrameLocator chat = CitizenPage.framed(page);
    assertThat(chat.locator(".from-bot .bubble").first()).isVisible();
    chat.locator("#say").fill("社保卡丢了怎么办");
    chat.locator("#say").press("Enter");
    assertThat(chat.locator(".from-bot:not(.typing) .bubble").nth(1)).isVisible();
    Shots.asIs(page, "embed-desktop");

    page.keyboard().press("Escape");
    assertThat(button).isVisible();
    assertThat(button).isFocused();
    button.click();
    assertThat(chat.locator(".from-citizen .bubble")).hasCount(1);

    Object leaked =
        page.evaluate("Object.keys(window).filter(k => /hotline|12345|Vue/i.test(k)).length");
    assertThat(leaked).isEqualTo(0);

    page.setViewportSize(390, 844);
    assertThat(page.locator("#hotline12345 .frame").boundingBox().width).isEqualTo(390);
    Shots.asIs(page, "embed-phone");
  }
}
