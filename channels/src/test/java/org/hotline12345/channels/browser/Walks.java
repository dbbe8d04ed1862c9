package org.hotline12345.channels.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server and one browser for all walks; each test gets contexts of its own. */
public final class Walks implements ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(Walks.class);
  private static final double PATIENCE_MILLIS = 15_000;

  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;
  private static final int DESK_WIDTH = 1280;
  private static final int DESK_HEIGHT = 800;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  /** What a test walks with. */
  static final class Stage {
    private final RunningHotline hotline;
    private final Browser browser;
    private final List<BrowserContext> opened = new ArrayList<>();
    private final List<String> scriptErrors = new ArrayList<>();

    private Stage(RunningHotline hotline, Browser browser) {
      this.hotline = hotline;
      this.browser = browser;
    }

    /** A citizen with a phone. */
    CitizenPage citizen() {
      return new CitizenPage(page(PHONE_WIDTH, PHONE_HEIGHT));
    }

    /** A citizen at a computer. */
    CitizenPage citizenAtDesk() {
      return new CitizenPage(page(DESK_WIDTH, DESK_HEIGHT));
    }

    /** A member of staff at the given page, signed in. */
    StaffPage staff(String user, String path) {
      StaffPage staff = new StaffPage(page(DESK_WIDTH, DESK_HEIGHT));
      staff.signIn(path, user, hotline.password(user));
      return staff;
    }

    /** A page of its own, in a browser that knows nothing yet. */
    Page page(int width, int height) {
      BrowserContext context =
          browser.newContext(
              new Browser.NewContextOptions()
                  .setBaseURL(hotline.address())
                  .setLocale("zh-CN")
                  .setViewportSize(width, height));
      context.setDefaultTimeout(PATIENCE_MILLIS);
      opened.add(context);
      Page page = context.newPage();
      page.onPageError(scriptErrors::add);
      page.onConsoleMessage(
          message -> {
            if (message.text().contains("Content Security Policy")) {
              scriptErrors.add(message.text());
            }
          });
      return page;
    }

    private void leave() {
      opened.forEach(BrowserContext::close);
      if (!scriptErrors.isEmpty()) {
        throw new AssertionError("errors in the pages' scripts: " + scriptErrors);
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Stage.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store shared = context.getRoot().getStore(NAMESPACE);
    RunningHotline hotline =
        shared.computeIfAbsent(
            RunningHotline.class, type -> RunningHotline.start(), RunningHotline.class);
    Chromium chromium =
        shared.computeIfAbsent(Chromium.class, type -> new Chromium(), Chromium.class);
    Stage stage = new Stage(hotline, chromium.browser());
    context.getStore(NAMESPACE).put(Stage.class, stage);
    return stage;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Stage stage = context.getStore(NAMESPACE).get(Stage.class, Stage.class);
    if (stage != null) {
      stage.leave();
    }
  }
}
