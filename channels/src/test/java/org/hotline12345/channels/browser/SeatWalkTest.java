package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.hotline12345.channels.browser.Walks.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A citizen and a seat, each in a browser of their own. */
@Tag("browser")
@ExtendWith(Walks.class)
class SeatWalkTest {

  @Test
  void aSeatTakesOverBothTalkAndTheBotIsSilentUntilHandedBack(Stage stage) {
    CitizenPage citizen = stage.citizen().open();
    citizen.ask("身份证丢了怎么补办");
    citizen.askForPerson("我想问派出所在哪里");

    StaffPage seat = stage.staff("zuoxi", "/desk");
    Locator waiting = seat.waiting("我想问派出所在哪里");
    assertThat(waiting).isVisible();
    assertThat(seat.page()).hasTitle(Pattern.compile("\\d+ 人等待"));
    Shots.asIs(seat.page(), "desk-queue");
    waiting.locator(".take").click();
    assertThat(seat.lines().first()).containsText("12345");
    assertThat(seat.page().locator(".lines")).containsText("身份证丢了怎么补办");
    assertThat(citizen.status()).containsText("正在为您服务");

    seat.say("您好，我是人工座席，请问身份证是什么时候丢的？");
    assertThat(citizen.seatSaid().last()).containsText("什么时候丢的");
    int botWords = citizen.botSaid().count();
    citizen.box().pressSequentially("上周三在公交车上");
    assertThat(seat.page().locator(".typing-note")).isVisible();
    citizen.box().press("Enter");
    assertThat(seat.lines().last()).containsText("上周三在公交车上");
    seat.box().pressSequentially("好的");
    assertThat(citizen.page().locator(".typing")).isVisible();
    seat.say("可以就近到派出所补领，还有别的可以帮您吗？");
    assertThat(citizen.seatSaid().last()).containsText("就近到派出所");
    assertThat(citizen.botSaid().count()).isEqualTo(botWords);
    Shots.asIs(seat.page(), "desk-talk");
    Shots.take(citizen.page(), "chat-seat");

    seat.button("交回机器人").click();
    assertThat(citizen.status()).hasCount(0);
    Locator answer = citizen.ask("租房可以提取公积金吗");
    assertThat(answer).hasClass(Pattern.compile("kind-answer"));
  }

  @Test
  void theSecondSeatIsToldThatItCameLate(Stage stage) {
    CitizenPage citizen = stage.citizen().open();
    citizen.askForPerson("我想问社保的事");
    StaffPage first = stage.staff("zuoxi", "/desk");
    StaffPage second = stage.staff("zuoxi2", "/desk");
    second.waiting("我想问社保的事").locator(".case-open").click();
    assertThat(second.button("接入")).isVisible();
    first.waiting("我想问社保的事").locator(".take").click();
    assertThat(first.button("结束")).isVisible();
    assertThat(second.button("他人服务中")).isDisabled();
    assertThat(second.waiting("我想问社保的事")).hasCount(0);

    first.button("结束").click();
    first.page().locator(".ant-modal-confirm .ant-btn-primary").click();
    assertThat(citizen.status()).containsText("本次服务已结束");
    assertThat(citizen.page().locator(".rating")).containsText("这次服务您满意吗");
  }

  @Test
  void aSeatOpensAnOrderOutOfTheConversationAndChangesIt(Stage stage) {
    CitizenPage citizen = stage.citizen().open();
    citizen.ask("我要投诉，楼下工地半夜还在打桩，吵得睡不着");
    citizen.ask("莲都区紫金街道丽阳街88号工地");
    citizen.askForPerson("请快一点，太吵了");

    StaffPage seat = stage.staff("zuoxi", "/desk");
    Page desk = seat.page();
    seat.waiting("请快一点，太吵了").locator(".take").click();
    assertThat(seat.box()).isEnabled();
    desk.keyboard().press("Alt+o");
    assertThat(desk.locator("#order-what")).hasValue(Pattern.compile("打桩"));
    assertThat(desk.locator("#order-place")).hasValue(Pattern.compile("丽阳街"));
    assertThat(desk.locator(".dispatch b")).isVisible();
    desk.locator("#order-type").click();
    desk.locator(".ant-select-item-option", new Page.LocatorOptions().setHasText("投诉")).click();
    desk.locator("#order-callerPhone").fill("13700002222");
    desk.locator(".dispatch button").click();
    Shots.asIs(desk, "desk-order");
    desk.locator(".order-form button[type=submit]").click();
    assertThat(citizen.page().locator(".order-card")).isVisible();
    String number = citizen.orderNumber();

    desk.locator(".existing-order").click();
    Locator drawer = desk.locator(".ant-drawer-content");
    assertThat(drawer).containsText(number);
    drawer.getByText("修改工单").click();
    desk.locator("#edit-place").fill("莲都区碧湖镇人民街12号");
    desk.locator("#edit-reason").fill("市民来电更正地点");
    drawer.locator("button[type=submit]").click();
    assertThat(drawer.locator(".timeline")).containsText("市民来电更正地点");
    Shots.asIs(desk, "desk-order-drawer");
    assertThat(drawer).containsText("碧湖镇");
  }
}
