package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.hotline12345.channels.browser.Walks.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Facts told at once are read back, corrected, and reach the seat in order. */
@Tag("browser")
@ExtendWith(Walks.class)
class FactsWalkTest {

  @Test
  void factsToldInOneMessageAreReadBackCorrectedAndShownToTheSeat(Stage stage) {
    CitizenPage citizen = stage.citizen().open();
    citizen.ask("我要投诉，莲都区紫金街道路灯坏了三天了没人修，另外垃圾堆在路边也没人清运，我叫陈小美，电话幺三八零零零零幺二三零");
    Locator readBack = citizen.ask("不需要保密");
    assertThat(readBack).containsText("核对登记内容");
    assertThat(readBack).containsText("紫金街道");
    assertThat(readBack).containsText("诉求点");
    assertThat(readBack).containsText("垃圾堆在路边也没人清运");
    assertThat(readBack).containsText("陈小美");
    assertThat(readBack).containsText("13800001230");
    assertThat(readBack).containsText("至今");
    Shots.take(citizen.page(), "facts-read-back");

    Locator corrected = citizen.ask("电话不对，不是三零，是四零");
    assertThat(corrected).containsText("13800001240");
    citizen.ask("确认");
    assertThat(citizen.page().locator(".order-card")).isVisible();
    String number = citizen.orderNumber();
    citizen.askForPerson("请座席帮我看一下工单");

    StaffPage seat = stage.staff("zuoxi", "/desk");
    Page desk = seat.page();
    seat.waiting("请座席帮我看一下工单").locator(".take").click();
    assertThat(seat.box()).isEnabled();
    desk.keyboard().press("Alt+o");
    desk.locator(".existing-order").click();
    Locator drawer = desk.locator(".ant-drawer-content");
    assertThat(drawer).containsText(number);
    assertThat(drawer).containsText("诉求点");
    assertThat(drawer).containsText("垃圾堆在路边也没人清运");
    assertThat(drawer).containsText("13800001240");
    assertThat(drawer).containsText("换算时间");
    Shots.take(desk, "facts-desk-order");
    assertThat(drawer.locator(".points li").count()).isEqualTo(2);
  }
}
