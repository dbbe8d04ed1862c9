package org.hotline12345.channels.web.operations;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.hotline12345.channels.web.Anonymous;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the process lives, whether it can serve, and its figures. */
public final class ProbesApi {
  private static final Logger LOG = LoggerFactory.getLogger(ProbesApi.class);

  private final Map<String, BooleanSupplier> checks;
  private final PrometheusMeterRegistry meters;

  /**
   * @param checks what must hold to be ready; a check that throws has failed
   */
  public ProbesApi(Map<String, BooleanSupplier> checks, PrometheusMeterRegistry meters) {
    this.checks = checks;
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
            .map(check -> new Check(check.getKey(), holds(check) ? "UP" : "DOWN"))
            .toList();
    boolean up = results.stream().allMatch(check -> check.status().equals("UP"));
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

  private record Check(String id, String status) {}
}
