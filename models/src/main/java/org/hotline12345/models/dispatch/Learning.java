package org.hotline12345.models.dispatch;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hotline12345.organisation.DutyModel;
import org.hotline12345.privacy.Masker;
import org.jspecify.annotations.Nullable;

/**
 * Learns the next version from the office's orders: masks them, holds a fifth back for ever (chosen
 * by the words themselves, so that no version ever learns from it), learns from the rest, and lets
 * old and new dispatch what was held back. The new one is used only when it is not worse.
 */
public final class Learning {
  private static final int HELD_OUT_OF = 5;

  private final ModelFolder folder;
  private final DayOne dayOne;
  private final EmbeddingModel embedding;
  private final Clock clock;
  private final Masker masker = new Masker();

  public Learning(ModelFolder folder, DayOne dayOne, EmbeddingModel embedding, Clock clock) {
    this.folder = folder;
    this.dayOne = dayOne;
    this.embedding = embedding;
    this.clock = clock;
  }

  /**
   * Learns a version and decides whether it is used. Empty when there is nothing new since the
   * latest version.
   *
   * @param orders matters with the code of the department that led them in the end
   * @param enough orders of a unit at which they are believed as much as the duty list
   * @param judge share of messages that a system with this model dispatches right
   * @throws IllegalArgumentException when there is too little to learn from
   */
  public Optional<Outcome> learn(List<Labelled> orders, int enough, Judge judge) {
    List<Labelled> masked = masked(orders);
    if (isKnown(masked.size())) {
      return Optional.empty();
    }
    List<Labelled> seen = masked.stream().filter(o -> !isHeldOut(o.message())).toList();
    List<Labelled> heldOut = masked.stream().filter(o -> isHeldOut(o.message())).toList();
    if (heldOut.isEmpty()) {
      throw new IllegalArgumentException(
          "orders: " + masked.size() + " (expected: enough to hold a fifth of them back)");
    }
    Map<String, Integer> perUnit = new TreeMap<>();
    seen.forEach(order -> perUnit.merge(order.label(), 1, Integer::sum));
    OrdersModel model =
        new OrdersModel(
            folder.next(),
            new TextClassifierTrainer(embedding).learn(seen),
            OrdersModel.evidence(perUnit, enough));
    double before = judge.accuracy(using(current()), heldOut);
    double accuracy = judge.accuracy(using(model), heldOut);
    ModelVersion version =
        folder.keep(
            model,
            clock.instant(),
            new Scores(seen.size(), heldOut.size(), accuracy, before),
            perUnit);
    boolean used = accuracy >= before;
    String old = folder.inUse();
    if (used) {
      folder.use(version.version());
    }
    return Optional.of(new Outcome(version, used, old));
  }

  private boolean isKnown(int orders) {
    List<ModelVersion> versions = folder.versions();
    return !versions.isEmpty()
        && versions.getLast().examples() + versions.getLast().heldOut() == orders;
  }

  private @Nullable OrdersModel current() {
    String version = folder.inUse();
    return version.isEmpty() ? null : folder.load(version, embedding);
  }

  private DutyModel using(@Nullable OrdersModel model) {
    LearnedDuties duties = new LearnedDuties(dayOne);
    duties.use(model);
    return duties;
  }

  /** Masked, and each wording once: the last label counts, as people may have learned better. */
  private List<Labelled> masked(List<Labelled> orders) {
    Map<String, Labelled> distinct = new LinkedHashMap<>();
    for (Labelled order : orders) {
      Message message =
          new Message(masker.mask(order.message().title()), masker.mask(order.message().text()));
      distinct.put(message.text(), new Labelled(message, order.label()));
    }
    return new ArrayList<>(distinct.values());
  }

  private static boolean isHeldOut(Message message) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(message.text().getBytes(StandardCharsets.UTF_8));
      return (hash[0] & 0xff) % HELD_OUT_OF == 0;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Dispatches messages as production would. */
  @FunctionalInterface
  public interface Judge {
    /** Share of the messages whose unit it finds, 0–1. */
    double accuracy(DutyModel model, List<Labelled> messages);
  }

  /** How old and new did on what was held back. */
  record Scores(int examples, int heldOut, double accuracy, double before) {}

  /**
   * What became of it.
   *
   * @param used whether the new version is in use now
   * @param previous the version in use before, empty for the day-one model alone
   */
  public record Outcome(ModelVersion version, boolean used, String previous) {}
}
