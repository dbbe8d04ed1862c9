package org.hotline12345.channels.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.models.catalogue.CatalogueEntry;
import org.hotline12345.models.catalogue.Download;
import org.hotline12345.models.catalogue.ModelCatalogue;
import org.hotline12345.models.catalogue.ModelStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The files of models and voices. */
@Command(
    name = "models",
    description = "Models and voices: what is here, what is missing, where to get it.",
    subcommands = {
      ModelsCommand.ListThem.class,
      ModelsCommand.Fetch.class,
      ModelsCommand.Check.class
    })
final class ModelsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "models: no subcommand (expected: list, fetch or check)");
  }

  /** Where models of an installation lie. */
  static ModelStore store(HotlineConfig config) {
    return ModelStore.usual(config.dataDir().resolve("models"), System.getenv());
  }

  private static String place(CatalogueEntry entry, ModelStore store) {
    if (entry.archive() == null) {
      return "built in";
    }
    return store.unpacked(entry).or(() -> store.packed(entry)).map(Path::toString).orElse("");
  }

  /** What is here. */
  @Command(name = "list", description = "Lists the catalogue: what is here, and what is missing.")
  static final class ListThem implements Runnable {
    @Mixin private ConfigOptions options;
    @Mixin private ResultOption result;
    @Spec private CommandSpec spec;

    /**
     * A line of the list.
     *
     * @param place where it is, empty when it is missing
     */
    record Line(
        String name,
        String purpose,
        String language,
        String licence,
        String place,
        String delivery,
        String goodFor,
        String source) {}

    /** The list. */
    record Lines(List<Line> models) {}

    @Override
    public void run() {
      ModelStore store = store(options.load());
      List<Line> lines =
          ModelCatalogue.shipped().entries().stream()
              .map(
                  entry ->
                      new Line(
                          entry.id(),
                          entry.purpose(),
                          entry.language(),
                          entry.licence(),
                          place(entry, store),
                          entry.delivery(),
                          entry.goodFor(),
                          entry.source()))
              .toList();
      if (result.json()) {
        result.print(spec.commandLine().getOut(), new Lines(lines), ZoneOffset.UTC);
        return;
      }
      for (Line line : lines) {
        spec.commandLine()
            .getOut()
            .printf(
                "%-26s %-14s %s%n    %s%n    %s%n",
                line.name(),
                line.purpose(),
                line.place().isEmpty() ? "missing: " + line.delivery() : line.place(),
                line.goodFor(),
                line.licence() + " · " + line.source());
      }
    }
  }

  /** Gets one. */
  @Command(
      name = "fetch",
      description = {
        "Downloads a model and unpacks it into DIR/models, or takes a file brought by hand.",
        "An interrupted download goes on when called again. The sum must be the catalogue's; where",
        "the catalogue knows none, the command prints what it found and wants it confirmed."
      })
  static final class Fetch implements Runnable {
    @Parameters(paramLabel = "NAME", description = "Name in the catalogue.")
    private String name;

    @Option(names = "--from", paramLabel = "FILE", description = "A file brought by hand.")
    private @Nullable Path from;

    @Option(
        names = "--sha256",
        paramLabel = "SUM",
        description = "The publisher's sum, where the catalogue knows none.")
    private @Nullable String sum;

    @Option(
        names = "--mirror",
        paramLabel = "ADDRESS",
        description =
            "Downloads from there instead, http or https: a copy inside your network. The sum decides.")
    private @Nullable URI mirror;

    @Mixin private ConfigOptions options;
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      CatalogueEntry known = ModelCatalogue.shipped().entry(name);
      CatalogueEntry entry = mirror == null ? known : known.at(mirror);
      ModelStore store = store(options.load());
      ProgressBar bar = new ProgressBar(name, System.err);
      Path file = from;
      if (file == null) {
        file = store.packed(entry).orElse(null);
      }
      if (file == null) {
        file =
            new Download(mirror == null)
                .fetch(
                    entry,
                    store.folder(),
                    (done, total) -> bar.at((int) (done >> 10), (int) (total >> 10)));
        bar.done();
      }
      spec.commandLine().getOut().println(name + ": " + store.install(entry, file, sum));
    }
  }

  /** Looks whether they are whole. */
  @Command(
      name = "check",
      description = "Checks sums: of what comes with the release, and of packed models at hand.")
  static final class Check implements Runnable {
    @Mixin private ConfigOptions options;
    @Mixin private ResultOption result;
    @Spec private CommandSpec spec;

    /** What was found. */
    record Found(Map<String, String> models) {}

    @Override
    public void run() {
      ModelCatalogue catalogue = ModelCatalogue.shipped();
      ModelStore store = store(options.load());
      Map<String, String> found = new java.util.LinkedHashMap<>();
      List<String> wrong = new ArrayList<>();
      for (CatalogueEntry entry : catalogue.entries()) {
        List<String> problems = catalogue.verify(entry);
        wrong.addAll(problems);
        found.put(
            entry.id(),
            !problems.isEmpty()
                ? String.join("; ", problems)
                : entry.archive() == null ? "ok" : store.state(entry, entry.archive()));
      }
      result.print(spec.commandLine().getOut(), new Found(found), ZoneOffset.UTC);
      found.values().stream().filter(state -> state.startsWith("wrong")).forEach(wrong::add);
      if (!wrong.isEmpty()) {
        throw new IllegalStateException(String.join("; ", wrong));
      }
    }
  }
}
