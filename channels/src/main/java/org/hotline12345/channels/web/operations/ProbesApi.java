package org.hotline12345.channels.web.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hotline12345.channels.web.Anonymous;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the process lives, whether it can serve, and its figures. */
public final class ProbesApi {
  private static final Logger LOG = LoggerFactory.getLogger(ProbesApi.class);

  private final Map<String, BooleanSupplier> checks;
  private final Map<String, Supplier<Optional<String>>> notes;
  private final PrometheusMeterRegistry meters;

  /**
   * @param checks what must hold to be ready; a check that throws has failed
   * @param notes what is wrong without making the hotline less ready, by the part it is wrong with
   */
  public ProbesApi(
      Map<String, BooleanSupplier> checks,
      Map<String, Supplier<Optional<String>>> notes,
      PrometheusMeterRegistry meters) {
    this.checks = checks;
    this.notes = notes;
    this.meters = meters;
  }

  @Operation("live")
  @Anonymous
  public Answer live(Call call) {
    return Answer.ok(new Health("UP", List.of()));
  }

  @Operation("ready")
  @Anonymous
  public Answer ready(Call call) {
    List<Check> results =
        checks.entrySet().stream()
            .map(check -> new Check(check.getKey(), holds(check) ? "UP" : "DOWN", null))
            .collect(Collectors.toCollection(ArrayList::new));
    boolean up = results.stream().allMatch(check -> check.status().equals("UP"));
    notes.forEach((part, note) -> results.add(new Check(part, "UP", note.get().orElse(null))));
    return new Answer(up ? 200 : 503, new Health(up ? "UP" : "DOWN", results), Map.of());
  }

  @Operation("metrics")
  @Anonymous
  public Answer metrics(Call call) {
    return Answer.ok(new Answer.Text("text/plain; version=0.0.4; charset=utf-8", meters.scrape()));
  }

  private static boolean holds(Map.Entry<String, BooleanSupplier> check) {
    try {
      return check.getValue().getAsBoolean();
    } catch (RuntimeException e) {
      LOG.warn("not ready: {}", check.getKey(), e);
      return false;
    }
  }

  private record Health(String status, List<Check> checks) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Check(String id, String status, @Nullable String note) {}
}
