package org.hotline12345.channels.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;

/** Pictures of a page at phone and desktop width, for people to look at. */
final class Shots {
  private static final Path FOLDER = Path.of("target", "screenshots");
  private static final double SETTLE_MILLIS = 400;

  private Shots() {}

  /** Writes {@code name-phone.png} and {@code name-desktop.png}, and leaves the page as it was. */
  static void take(Page page, String name) {
    ViewportSize before = page.viewportSize();
    shoot(page, 390, 844, name + "-phone.png");
    shoot(page, 1280, 800, name + "-desktop.png");
    page.setViewportSize(before.width, before.height);
  }

  /** Writes {@code name.png} at the size the page has. */
  static void asIs(Page page, String name) {
    page.waitForTimeout(SETTLE_MILLIS);
    page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
  }

  private static void shoot(Page page, int width, int height, String file) {
    page.setViewportSize(width, height);
    page.waitForTimeout(SETTLE_MILLIS);
    page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)));
  }
}
