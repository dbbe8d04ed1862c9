package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.hotline12345.channels.browser.Walks.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the unit's reply to the citizen's rating, and what the seat sees of it. */
@Tag("browser")
@ExtendWith(Walks.class)
class RatingWalkTest {
  private static final String COMPLAINT = "我要投诉，楼下工地半夜还在打桩，吵得睡不着";

  private static String order(CitizenPage citizen) {
    citizen.fillForm(COMPLAINT);
    citizen.ask("确认");
    return citizen.orderNumber();
  }

  private static void tab(Page desk, String name) {
    desk.locator(".desk-tabs .ant-segmented-item", text(name)).click();
  }

  private static Page.LocatorOptions text(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static Locator open(Page desk, String number) {
    tab(desk, "工单");
    desk.locator(".filter-text input").fill(number);
    desk.locator(".ant-table-tbody .link", text(number)).click();
    Locator drawer = desk.locator(".ant-drawer-content");
    assertThat(drawer.locator(".order-steps")).isVisible();
    return drawer;
  }

  private static void step(Locator drawer, String action, String note) {
    Locator steps = drawer.locator(".order-steps");
    steps.getByText(action, new Locator.GetByTextOptions().setExact(true)).click();
    steps.locator("#step-note").fill(note);
    steps.getByText("登记" + action, new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(drawer.locator(".timeline li").first()).containsText(action);
  }

  private static Locator answer(Page desk, String number, String reply) {
    Locator drawer = open(desk, number);
    step(drawer, "签收", "");
    step(drawer, "办理", "");
    step(drawer, "答复", reply);
    return drawer;
  }

  private static void close(Page desk) {
    desk.locator(".ant-drawer-close").first().click();
    assertThat(desk.locator(".ant-drawer-content-wrapper:visible")).hasCount(0);
  }

  @Test
  void theCitizenIsAskedInTheChatAndTheOrderIsHandledAgain(Stage stage) {
    CitizenPage citizen = stage.citizen().open();
    String number = order(citizen);
    StaffPage seat = stage.staff("zuoxi", "/desk");
    Page desk = seat.page();
    Locator drawer = answer(desk, number, "已责令工地夜间停工");

    Locator asked = citizen.botSaid().last();
    assertThat(asked).containsText("已责令工地夜间停工");
    assertThat(asked).containsText("满意、基本满意还是不满意");
    Locator chips = citizen.page().locator(".chips button");
    assertThat(chips).hasCount(3);
    Shots.take(citizen.page(), "chat-rating-asked");
    chips.last().click();
    assertThat(citizen.botSaid().last()).containsText("哪里不满意");
    assertThat(citizen.ask("晚上还是在打桩，没有人来看过")).containsText("理由已经记下");
    Shots.take(citizen.page(), "chat-rating-reason");

    close(desk);
    tab(desk, "回访");
    Locator rated = desk.locator(".rated-order", text(number));
    assertThat(rated).containsText("不满意");
    assertThat(rated).containsText("晚上还是在打桩");
    assertThat(desk.locator(".measures")).containsText("群众满意率");
    rated.locator("button.link").click();
    assertThat(drawer.locator(".order-state")).containsText("办理中");
    assertThat(drawer.locator(".timeline")).containsText("重办");
    Shots.asIs(desk, "desk-order-rated");
    step(drawer, "答复", "已处罚施工单位，夜间不再施工");
    close(desk);

    Page orders = stage.page(390, 844);
    orders.navigate("/orders?number=" + number);
    orders.locator("#progress-tail").fill("1234");
    orders.locator("#progress-tail").press("Enter");
    Locator form = orders.locator(".order-rating");
    assertThat(form).isVisible();
    form.locator("button[type=submit]").click();
    assertThat(form.locator("[role=alert]")).containsText("请先选择");
    for (String choice : new String[] {"满意", "已经解决", "联系过"}) {
      form.getByText(choice, new Locator.GetByTextOptions().setExact(true)).first().click();
    }
    form.locator("#rating-why").fill("这次真的安静了");
    Shots.take(orders, "orders-rating");
    form.locator("button[type=submit]").click();
    assertThat(orders.locator(".notice.good")).containsText("感谢您的评价：满意");
    assertThat(form).hasCount(0);
    assertThat(orders.locator(".order-card")).containsText("已评价");
    Shots.take(orders, "orders-rated");
  }

  @Test
  void aSeatCallsWhoHasNotAnsweredAndNotesWhatWasSaid(Stage stage) {
    CitizenPage citizen = stage.citizen().open();
    String number = order(citizen);
    Page desk = stage.staff("zuoxi", "/desk").page();
    answer(desk, number, "已责令工地夜间停工");
    close(desk);
    tab(desk, "回访");
    Locator waiting = desk.locator("[aria-label=待回访] .follow-up", text(number));
    assertThat(waiting).containsText("回访期限");
    waiting.getByText("登记回访").click();
    Locator dialog = desk.locator(".ant-modal-content:visible");
    dialog.locator(".ant-radio-button-wrapper", inside("没有接通")).click();
    dialog.locator("#follow-up-reason").fill("无人接听");
    dialog.locator(".ant-btn-primary").click();
    assertThat(waiting).containsText("1 次没有接通");

    waiting.getByText("登记回访").click();
    for (String choice : new String[] {"联系过", "已解决"}) {
      dialog.locator(".ant-radio-button-wrapper", inside(choice)).first().click();
    }
    dialog.locator("[aria-labelledby=follow-up-result] .ant-radio-button-wrapper").first().click();
    dialog.locator("#follow-up-reason").fill("说工地没再打桩");
    Shots.asIs(desk, "desk-follow-up-dialog");
    dialog.locator(".ant-btn-primary").click();
    assertThat(waiting).hasCount(0);
    Locator rated = desk.locator(".rated-order", text(number));
    assertThat(rated).containsText("满意");
    assertThat(rated).containsText("说工地没再打桩");
    Shots.take(desk, "desk-follow-ups");
  }

  private static Locator.LocatorOptions inside(String text) {
    return new Locator.LocatorOptions().setHasText(text);
  }
}
