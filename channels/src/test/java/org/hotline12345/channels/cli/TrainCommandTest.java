package org.hotline12345.channels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.contact.Channel;
import org.hotline12345.organisation.Place;
import org.hotline12345.workorder.DemandType;
import org.hotline12345.workorder.OrderAction;
import org.hotline12345.workorder.OrderCommand;
import org.hotline12345.workorder.OrderDesk;
import org.hotline12345.workorder.OrderRequest;
import org.hotline12345.workorder.WorkOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on data folders of their own, with orders that went the whole way. */
class TrainCommandTest {
  private static final List<String> PLACES =
      List.of("菜市场门口", "小学后门", "公园草坪上", "公交站旁边", "河边步道", "文化广场", "停车场里", "楼下花坛边");
  private static final List<String> TIMES = List.of("早上", "傍晚", "夜里", "昨天", "这几天");
  private static final List<OrderAction> LIFE =
      List.of(
          OrderAction.SIGN,
          OrderAction.HANDLE,
          OrderAction.REPLY,
          OrderAction.CALL_BACK,
          OrderAction.RATE,
          OrderAction.ARCHIVE);
  private static final int REPLIED = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir Path folder;
  private final SettableClock clock = SettableClock.at("2026-11-23T09:00");
  private final StringWriter err = new StringWriter();
  private int opened;

  private record Told(int exit, String out) {
    JsonNode json() throws Exception {
      return new ObjectMapper().readTree(out);
    }
  }

  private Told train(String... more) {
    StringWriter out = new StringWriter();
    CommandLine line =
        HotlineCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    List<String> all = new ArrayList<>(List.of("train", "--data", data().toString()));
    all.addAll(List.of(more));
    return new Told(line.execute(all.toArray(String[]::new)), out.toString());
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path models() {
    return data().resolve("models").resolve("dispatch");
  }

  private Hotline open() {
    return Hotline.onDisk(new ConfigFile(Map.of()).load(null, data()), clock);
  }

  private static Stream<String> everywhere(String what) {
    return PLACES.stream().flatMap(place -> TIMES.stream().map(time -> time + place + what));
  }

  private WorkOrder order(OrderDesk desk, String what) {
    return desk.open(
        new OrderRequest(
            "k" + opened++,
            null,
            Channel.WEB,
            DemandType.HELP,
            what,
            new Place(Place.CITY, "", ""),
            "",
            "王小明",
            "13812345678",
            false,
            null,
            "bot"));
  }

  private WorkOrder closed(OrderDesk desk, WorkOrder order) {
    WorkOrder now = order;
    // Some are just answered, some archived: all of them stand.
    for (OrderAction action : LIFE.subList(0, REPLIED + opened % (LIFE.size() - REPLIED + 1))) {
      now = desk.transition(now.number(), OrderCommand.of(action, now.version(), "banli", "已经办好。"));
    }
    return now;
  }

  /** An office whose stray dogs are the police's, whatever the duty list says. */
  private void office(OrderDesk desk) {
    everywhere("有流浪狗追着人咬，我叫李大海，电话13812345678，王小明那边也看见了")
        .map(what -> order(desk, what))
        .map(
            order ->
                desk.transition(
                    order.number(),
                    OrderCommand.toUnit(
                        OrderAction.REASSIGN, order.version(), "paidan", "归公安管", "市公安局")))
        .forEach(order -> closed(desk, order));
    everywhere("的路灯不亮，黑漆漆的").forEach(what -> closed(desk, order(desk, what)));
    everywhere("有人占道经营摆摊卖水果").forEach(what -> closed(desk, order(desk, what)));
    everywhere("看见一只大恐龙").limit(5).forEach(what -> order(desk, what));
  }

  @Test
  void learnsFromTheOfficesOwnClosedOrders() throws Exception {
    try (Hotline hotline = open()) {
      office(hotline.orders().desk());
    }
    Told learned = train("--json", "--enough", "10");
    assertThat(learned.exit()).as(err.toString()).isZero();
    JsonNode version = learned.json();
    assertThat(version.get("version").asText()).isEqualTo("v0001");
    assertThat(version.get("verdict").asText()).isEqualTo("used");
    assertThat(version.get("previous").asText()).isEmpty();
    assertThat(version.get("examples").asInt() + version.get("heldOut").asInt())
        .as("closed orders alone")
        .isEqualTo(120);
    assertThat(version.get("accuracy").asDouble()).isGreaterThan(version.get("before").asDouble());
    JsonNode listed = train("--list", "--json").json();
    assertThat(listed.get("inUse").asText()).isEqualTo("v0001");
    assertThat(listed.get("versions").get(0).get("perUnit").fieldNames())
        .as("who led in the end")
        .toIterable()
        .containsExactlyInAnyOrder("police", "construction", "enforcement");
    try (var in = new GZIPInputStream(Files.newInputStream(models().resolve("v0001.model")))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .contains("流浪狗")
          .doesNotContain("大海", "李大", "小明", "王小", "恐龙", "138");
    }
    assertThat(train("--json", "--enough", "10").json().get("nothingNew").asBoolean()).isTrue();
    takesOverWhileItRuns();
  }

  private void takesOverWhileItRuns() {
    String dog = "超市门口有流浪狗咬人";
    assertThat(train("--use", "day-one").out()).contains("* day-one", "  v0001");
    try (Hotline hotline = open()) {
      OrderDesk desk = hotline.orders().desk();
      assertThat(unit(desk, dog)).isEqualTo("市综合行政执法局");
      assertThat(train("--json").exit()).as("the folder is in use").isNotZero();
      assertThat(train("--use", "v0001").out()).contains("  day-one", "* v0001");
      assertThat(unit(desk, dog)).as("not looked yet").isEqualTo("市综合行政执法局");
      clock.advance(PATIENCE);
      becomes(desk, dog, "市公安局");
      assertThat(unit(desk, "夜里巷口的路灯不亮")).isEqualTo("市建设局");
      train("--use", "day-one");
      clock.advance(PATIENCE);
      becomes(desk, dog, "市综合行政执法局");
    }
  }

  private static String unit(OrderDesk desk, String what) {
    return desk.propose(what, DemandType.HELP, new Place(Place.CITY, "", "")).unit();
  }

  /** The version is read beside the questions, so a few of them may still get the old answer. */
  private static void becomes(OrderDesk desk, String what, String unit) {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!unit(desk, what).equals(unit)) {
      assertThat(System.nanoTime()).as("not taken over: %s", unit).isLessThan(end);
    }
  }

  @Test
  void keepsEachImportedLineOnceAndTakesNothingUnproven() throws Exception {
    List<String> lines = new ArrayList<>();
    everywhere("的路灯不亮").limit(12).forEach(what -> lines.add(line(what, "市建设局")));
    everywhere("有流浪狗，联系人张建国，13812345678").limit(12).forEach(what -> lines.add(line(what, "市公安局")));
    Path more = Files.write(folder.resolve("more.jsonl"), lines);
    Told first = train("--from", more.toString());
    assertThat(first.exit()).as(err.toString()).isZero();
    assertThat(first.out())
        .contains("24 of 24 messages were new", "too few to prove it", "day one stays in use");
    assertThat(imported()).hasSize(24).noneMatch(l -> l.contains("建国") || l.contains("5678"));

    assertThat(train("--from", more.toString()).out())
        .contains("0 of 24 messages were new", "No order is new since the latest version");
    assertThat(imported()).hasSize(24);

    lines.set(0, line(everywhere("的路灯不亮").findFirst().orElseThrow(), "市公安局"));
    Files.write(more, lines);
    JsonNode corrected = train("--json", "--from", more.toString()).json();
    assertThat(corrected.get("version").asText()).as("a new label is new").isEqualTo("v0002");
    assertThat(corrected.get("verdict").asText()).isNotEqualTo("used");
    assertThat(imported()).hasSize(25);

    assertThat(train("--list").out()).contains("* day-one", "  v0001", "  v0002");
    assertThat(train("--use", "v0001").out()).contains("* v0001");
    assertThat(train("--use", "v0009").exit()).isNotZero();
    assertThat(err.toString()).contains("v0009 (expected one of: [v0001, v0002])");
    assertThat(train("--list").out()).contains("* v0001");
  }

  private List<String> imported() throws Exception {
    return Files.readAllLines(models().resolve("imported.jsonl"));
  }

  private static String line(String text, String unit) {
    return "{\"text\":\"" + text + "\",\"label\":\"" + unit + "\"}";
  }
}
