package org.hotline12345.channels.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Arrays;
import org.hotline12345.channels.web.live.LiveConversations;
import org.hotline12345.workorder.WorkOrderState;
import org.hotline12345.workorder.WorkOrders;

/** The figures of {@code /metrics}. None of them carries anything about a person. */
record Meters(PrometheusMeterRegistry registry) {

  static Meters of(Hotline hotline, LiveConversations live) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    Gauge.builder("hotline.queue.length", hotline, h -> h.talks().seats().waiting().size())
        .description("Citizens waiting for a person")
        .register(registry);
    Gauge.builder("hotline.orders.open", hotline, Meters::openOrders)
        .description("Work orders not yet ended")
        .register(registry);
    Gauge.builder("hotline.streams", live, LiveConversations::connected)
        .description("Conversations with a connected citizen")
        .register(registry);
    Gauge.builder(
            "hotline.index.lag",
            hotline,
            h -> h.knowledge().articles().revision() - h.knowledge().index().revision())
        .description("Changes of articles not yet in the index")
        .register(registry);
    FunctionCounter.builder("hotline.asked.lost", hotline, h -> h.asked().recorder().lostTurns())
        .description("Turns not recorded among what was asked")
        .register(registry);
    return new Meters(registry);
  }

  private static double openOrders(Hotline hotline) {
    return Arrays.stream(WorkOrderState.values())
        .filter(state -> !state.isFinal())
        .mapToInt(
            state -> hotline.orders().desk().list(new WorkOrders.Filter(null, state, 0, 1)).total())
        .sum();
  }
}
