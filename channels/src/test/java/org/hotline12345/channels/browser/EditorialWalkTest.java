package org.hotline12345.channels.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.hotline12345.channels.browser.Walks.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of an article, by the hands of editors and reviewers, beside the chat. */
@Tag("browser")
@ExtendWith(Walks.class)
class EditorialWalkTest {
  private static final String DESK = "/knowledge";

  /** Some hundred questions are asked one after the other. */
  private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
      new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);

  @Test
  void whatOneWritesAnotherPublishesAndTheChatAnswers(Stage stage) {
    KnowledgePage author = KnowledgePage.of(stage.staff("guanli", DESK));
    String question = "山上的野生猕猴桃可以自己去采吗";
    author.write(
        "wild-kiwi",
        "采摘野生猕猴桃",
        "少量采摘野生猕猴桃自己吃可以，不要砍藤挖根；自然保护区里不能采。\n\n## 问谁\n可问市林业局。",
        question,
        "野猕猴桃能摘吗");
    author.step("submit", "请审核", "待审");
    Shots.take(author.page(), "knowledge-editor");

    author.button("publish").click();
    assertThat(author.notice()).containsText("两个人", KnowledgePage.PATIENTLY);
    assertThat(author.head()).containsText("待审");
    Shots.asIs(author.page(), "knowledge-same-hands");

    KnowledgePage reviewer = KnowledgePage.of(stage.staff("shenhe", DESK));
    assertThat(reviewer.page().locator(".tabs .count")).isVisible();
    reviewer.tab("待办");
    Locator waiting = reviewer.page().locator(".heap.toReview");
    assertThat(waiting).containsText("采摘野生猕猴桃");
    assertThat(waiting).containsText("系统管理员");
    assertThat(waiting).not().containsText("guanli");
    Shots.take(reviewer.page(), "knowledge-work");
    waiting.getByText("采摘野生猕猴桃").click();
    assertThat(reviewer.field("body")).isDisabled();
    showsHowFarTheKeptQuestionsAre(reviewer);

    Locator answer = stage.citizen().open().ask(question);
    assertThat(answer).containsText("不要砍藤挖根");
  }

  /** Publishes on a server that takes its time: its answers are held back for as long. */
  private static void showsHowFarTheKeptQuestionsAre(KnowledgePage reviewer) {
    AtomicBoolean slow = new AtomicBoolean(true);
    reviewer
        .page()
        .route(
            "**/wild-kiwi/publish",
            route -> {
              if (slow.get()) {
                route.fulfill(
                    new Route.FulfillOptions()
                        .setStatus(409)
                        .setContentType("application/problem+json")
                        .setBody(
                            "{\"type\":\"urn:hotline:problem:check-under-way\",\"title\":\"正在试考\","
                                + "\"status\":409,\"asked\":123,\"total\":602}"));
              } else {
                route.resume();
              }
            });
    reviewer.field("note").fill("核对无误");
    reviewer.button("publish").click();
    assertThat(reviewer.page().locator(".trial")).containsText("已考 123 道");
    assertThat(reviewer.notice()).hasCount(0);
    Shots.take(reviewer.page(), "knowledge-trial");
    slow.set(false);
    assertThat(reviewer.head()).containsText("已发布", KnowledgePage.PATIENTLY);
    assertThat(reviewer.page().locator(".trial")).hasCount(0);
  }

  @Test
  void whatIsReturnedSaysWhyAndWaitsForItsAuthor(Stage stage) {
    KnowledgePage editor = KnowledgePage.of(stage.staff("bianji", DESK));
    editor.write("bamboo-shoots", "公益林里挖笋", "公益林里挖笋要经村里同意。", "公益林能挖笋吗");
    assertThat(editor.button("publish")).hasCount(0);
    editor.step("submit", "请审核", "待审");

    KnowledgePage reviewer =
        KnowledgePage.of(stage.staff("shenhe", DESK + "#article/bamboo-shoots"));
    reviewer.button("return").click();
    assertThat(reviewer.head()).containsText("待审");
    reviewer.step("return", "请写明找谁办", "草稿");

    editor.tab("待办");
    assertThat(editor.page().locator(".heap.returned")).containsText("请写明找谁办");
  }

  @Test
  void anOldVersionComesBackThroughReview(Stage stage) {
    CitizenPage citizen = stage.citizen().open();
    KnowledgePage editor =
        KnowledgePage.of(stage.staff("bianji", DESK + "#article/id-card-replace-lost"));
    assertThat(editor.field("body")).hasValue(Pattern.compile("派出所"));
    String before = editor.field("body").inputValue();
    editor.field("body").fill("补领前先到一楼取号机取号。" + before);
    assertThat(editor.page().locator(".preview")).containsText("一楼取号机");
    editor.step("save", "补充取号", "草稿");
    assertThat(editor.page().locator(".standing")).containsText("第 1 版");
    editor.step("submit", "请审核", "待审");
    assertThat(citizen.ask("身份证丢了怎么补办")).not().containsText("取号机");

    KnowledgePage reviewer =
        KnowledgePage.of(stage.staff("shenhe", DESK + "#article/id-card-replace-lost"));
    reviewer.step("publish", "已核对", "已发布");
    assertThat(citizen.ask("身份证丢了怎么补办")).containsText("取号机");

    editor.to("article/id-card-replace-lost/history");
    Page history = editor.page();
    Locator versions = history.locator(".versions button");
    versions.filter(new Locator.FilterOptions().setHasText("补充取号")).click();
    assertThat(history.locator(".diff ins").first()).containsText("补领前先到一楼取号机取号");
    assertThat(history.locator(".diff del")).hasCount(0);
    Shots.take(history, "knowledge-history");

    versions.last().click();
    history.locator(".roll-back").click();
    editor.agree();
    assertThat(editor.head()).containsText("草稿");
    assertThat(editor.field("body")).hasValue(before);
    editor.step("submit", "恢复原文", "待审");
    reviewer.to("article/id-card-replace-lost");
    assertThat(reviewer.head()).containsText("待审");
    reviewer.step("publish", "同意恢复", "已发布");
    assertThat(citizen.ask("身份证丢了怎么补办")).not().containsText("取号机");
  }

  @Test
  void whatBreaksAKeptQuestionIsSaidBeforeItIsPublished(Stage stage) {
    KnowledgePage editor = KnowledgePage.of(stage.staff("bianji", DESK));
    String question = "古道上的石亭坏了归谁修";
    editor.write("stone-pavilion", "古道石亭维修", "古道石亭由所在乡镇维修，可以告诉12345。", question);
    editor.step("submit", "请审核", "待审");
    KnowledgePage reviewer =
        KnowledgePage.of(stage.staff("shenhe", DESK + "#article/stone-pavilion"));
    reviewer.step("publish", "已核对", "已发布");

    editor.tab("必答题");
    Page checks = editor.page();
    checks.locator("#check-question").fill(question);
    editor.choose("check-relevant", "古道石亭维修");
    checks.getByText("加入必答题").click();
    checks.getByLabel("找题").fill(question);
    assertThat(editor.row(question)).isVisible();
    checks.locator(".checks .panel .ant-btn-primary").click();
    assertThat(checks.locator(".figures")).isVisible(PATIENTLY);
    Shots.take(checks, "knowledge-checks");

    editor.to("article/stone-pavilion");
    editor.field("title").fill("公益林护林员招录");
    editor.field("questions").fill("护林员怎么报名");
    editor.field("body").fill("护林员由乡镇公开招录。");
    editor.step("save", "改写", "草稿");
    editor.step("submit", "请审核", "待审");
    reviewer.to("article/stone-pavilion");
    reviewer.field("note").fill("同意");
    reviewer.button("publish").click();
    Locator broken = reviewer.page().locator(".broken");
    assertThat(broken).containsText(question, KnowledgePage.PATIENTLY);
    assertThat(reviewer.head()).containsText("待审");
    Shots.take(reviewer.page(), "knowledge-broken");
    broken.locator(".ant-btn-dangerous").click();
    assertThat(reviewer.head()).containsText("已发布", KnowledgePage.PATIENTLY);
  }

  @Test
  void aWithdrawnArticleIsAnsweredNoMore(Stage stage) {
    KnowledgePage reviewer =
        KnowledgePage.of(stage.staff("shenhe", DESK + "#article/seven-day-return"));
    reviewer.button("withdraw").click();
    reviewer.agree();
    Locator broken = reviewer.page().locator(".broken");
    assertThat(broken).containsText("七天", KnowledgePage.PATIENTLY);
    broken.locator(".ant-btn-dangerous").click();
    assertThat(reviewer.head()).containsText("已下架", KnowledgePage.PATIENTLY);

    CitizenPage citizen = stage.citizen().open();
    citizen.ask("网上买的东西七天无理由退货怎么算");
    assertThat(citizen.page().locator(".source", new Page.LocatorOptions().setHasText("七天无理由")))
        .hasCount(0);
  }
}
