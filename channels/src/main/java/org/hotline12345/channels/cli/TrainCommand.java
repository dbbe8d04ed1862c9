package org.hotline12345.channels.cli;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.evaluation.LabelledLines;
import org.hotline12345.channels.evaluation.OrderLessons;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.models.dispatch.DayOne;
import org.hotline12345.models.dispatch.Labelled;
import org.hotline12345.models.dispatch.Learning;
import org.hotline12345.models.dispatch.ModelFolder;
import org.hotline12345.models.dispatch.ModelVersion;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.store.Database;
import org.hotline12345.store.JdbiWorkOrders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Learns dispatch from the office's own orders. */
@Command(
    name = "train",
    description = {
      "Learns from the office's closed orders which unit leads what. A fifth of them is held back for",
      "ever; on it the new version is compared with the one in use and replaces it only when it is",
      "not worse (with fewer than 50 held back: better; with fewer than 10: never). A running server",
      "takes the version in use over by itself. The data folder must not be in use by a running server",
      "while orders are read (learn from a restored backup then); --list and --use work at any time.",
      "Result: version, used, verdict (used, worse, unproven), previous, examples, heldOut, accuracy,",
      "before; or nothingNew."
    })
final class TrainCommand implements Runnable {
  @Option(
      names = "--from",
      paramLabel = "FILE.jsonl",
      description =
          "More messages, {\"title\"?,\"text\",\"label\"}, labels being units. They are kept, masked,"
              + " and learned from ever after.")
  private @Nullable Path from;

  @Option(
      names = "--enough",
      paramLabel = "N",
      defaultValue = "40",
      description =
          "Orders of a unit at which they are believed as much as the duty list; with fewer than a"
              + " quarter of it the duty list alone decides (default: ${DEFAULT-VALUE}).")
  private int enough;

  @ArgGroup private @Nullable Other other;

  @Mixin private ConfigOptions options;
  @Mixin private ResultOption result;
  @Spec private CommandSpec spec;

  /** What is done instead of learning. */
  static final class Other {
    // Read by picocli alone: whoever gives neither of the two learns, who gives either sees the
    // list.
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--list", description = "List the versions.")
    private boolean list;

    @Option(
        names = "--use",
        paramLabel = "VERSION",
        description = "Use this version; day-one for what comes with the software.")
    private @Nullable String use;
  }

  @Override
  public void run() {
    HotlineConfig config = options.load();
    ModelFolder folder = Hotline.dispatchModels(config.dataDir());
    Other instead = other;
    if (instead == null) {
      learn(config, folder);
      return;
    }
    if (!instead.list && instead.use != null) {
      folder.use(instead.use.equals("day-one") ? "" : instead.use);
    }
    list(folder, config.zone());
  }

  private void learn(HotlineConfig config, ModelFolder folder) {
    Clock clock = Clock.system(config.zone());
    Gazetteer gazetteer = Gazetteer.shipped();
    OrderLessons lessons = new OrderLessons(gazetteer, Departments.shipped(gazetteer));
    ImportedLessons imported = ImportedLessons.in(config.dataDir(), config.zone());
    if (from != null) {
      List<Labelled> more = LabelledLines.read(from);
      lessons.named(more);
      told(imported.keep(more), more.size());
    }
    List<Labelled> orders = new ArrayList<>(lessons.named(imported.all()));
    try (Database database = Database.open(config.dataDir())) {
      orders.addAll(lessons.closed(new JdbiWorkOrders(database)));
    }
    EmbeddingModel embedding = EmbeddingModels.bgeSmallZh();
    Learning learning = new Learning(folder, DayOne.shipped(embedding), embedding, clock);
    learning
        .learn(orders, enough, lessons::accuracy)
        .ifPresentOrElse(
            outcome -> print(outcome, config.zone()), () -> nothingNew(folder, config.zone()));
  }

  private void told(int kept, int given) {
    if (!result.json()) {
      spec.commandLine().getOut().printf("%d of %d messages were new.%n", kept, given);
    }
  }

  private void print(Learning.Outcome outcome, ZoneId zone) {
    ModelVersion version = outcome.version();
    PrintWriter out = spec.commandLine().getOut();
    if (result.json()) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("version", version.version());
      told.put("used", outcome.used());
      told.put("verdict", outcome.verdict().name().toLowerCase(Locale.ROOT));
      told.put("previous", outcome.previous());
      told.put("examples", version.examples());
      told.put("heldOut", version.heldOut());
      told.put("accuracy", version.accuracy());
      told.put("before", version.before());
      result.print(out, told, zone);
      return;
    }
    out.printf(
        "%s learned from %d messages. Of %d held back it dispatches %.1f %% right, %s %.1f %%.%n",
        version.version(),
        version.examples(),
        version.heldOut(),
        version.accuracy() * 100,
        outcome.previous().isEmpty() ? "day one" : outcome.previous(),
        version.before() * 100);
    String old = outcome.previous().isEmpty() ? "day one" : outcome.previous();
    switch (outcome.verdict()) {
      case USED -> out.println(version.version() + " is in use now.");
      case WORSE -> out.println("It is worse, so " + old + " stays in use.");
      case UNPROVEN ->
          out.printf(
              "%d held back are too few to prove it (%s), so %s stays in use. With --use %s it is"
                  + " used all the same.%n",
              version.heldOut(),
              version.heldOut() < Learning.TOO_FEW
                  ? "expected: at least " + Learning.TOO_FEW
                  : "with fewer than " + Learning.FEW + " expected: better than before",
              old,
              version.version());
    }
  }

  private void nothingNew(ModelFolder folder, ZoneId zone) {
    PrintWriter out = spec.commandLine().getOut();
    if (result.json()) {
      result.print(out, Map.of("nothingNew", true, "inUse", folder.inUse()), zone);
    } else {
      out.println("No order is new since the latest version.");
    }
  }

  private void list(ModelFolder folder, ZoneId zone) {
    PrintWriter out = spec.commandLine().getOut();
    if (result.json()) {
      result.print(out, Map.of("inUse", folder.inUse(), "versions", folder.versions()), zone);
      return;
    }
    out.printf("%s day-one%n", folder.inUse().isEmpty() ? "*" : " ");
    for (ModelVersion version : folder.versions()) {
      out.printf(
          "%s %s  %s  %d messages, %.1f %% of %d held back (before: %.1f %%), %d bytes, %s%n",
          version.version().equals(folder.inUse()) ? "*" : " ",
          version.version(),
          version.at(),
          version.examples(),
          version.accuracy() * 100,
          version.heldOut(),
          version.before() * 100,
          version.bytes(),
          version.checksum().substring(0, 12));
    }
  }
}
