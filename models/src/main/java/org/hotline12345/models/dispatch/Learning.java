package org.hotline12345.models.dispatch;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
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
 * old and new dispatch what was held back. The new one is used only when it is not worse; where
 * little was held back, only when it is better, and where next to nothing was, not at all.
 */
public final class Learning {
  /** With fewer held back, being right as often as before proves nothing. */
  public static final int FEW = 50;

  /** With fewer held back, not even being better does: one message is a tenth. */
  public static final int TOO_FEW = 10;

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
   * Learns a version and decides whether it is used. Empty when words and labels are those of the
   * latest version.
   *
   * @param orders matters with the code of the department that led them in the end
   * @param enough orders of a unit at which they are believed as much as the duty list
   * @param judge share of messages that a system with this model dispatches right
   * @throws IllegalArgumentException when there is too little to learn from
   */
  public Optional<Outcome> learn(List<Labelled> orders, int enough, Judge judge) {
    List<Labelled> masked = masked(orders);
    String fingerprint = fingerprint(masked);
    List<ModelVersion> versions = folder.versions();
    if (!versions.isEmpty() && versions.getLast().lessons().equals(fingerprint)) {
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
    // Both are asked the same: what the words mean is found out once.
    Map<String, List<Guess>> known = new HashMap<>();
    LearnedDuties duties = new LearnedDuties(what -> known.computeIfAbsent(what, dayOne::clauses));
    duties.use(current());
    double before = judge.accuracy(duties, heldOut);
    duties.use(model);
    double accuracy = judge.accuracy(duties, heldOut);
    ModelVersion version =
        folder.keep(
            model,
            clock.instant(),
            new Scores(seen.size(), heldOut.size(), accuracy, before),
            fingerprint,
            perUnit);
    Verdict verdict = verdict(heldOut.size(), accuracy, before);
    String old = folder.inUse();
    if (verdict == Verdict.USED) {
      folder.use(version.version());
    }
    return Optional.of(new Outcome(version, verdict, old));
  }

  private static Verdict verdict(int heldOut, double accuracy, double before) {
    if (accuracy < before) {
      return Verdict.WORSE;
    }
    return heldOut < TOO_FEW || (heldOut < FEW && accuracy <= before)
        ? Verdict.UNPROVEN
        : Verdict.USED;
  }

  private @Nullable OrdersModel current() {
    String version = folder.inUse();
    return version.isEmpty() ? null : folder.load(version, embedding);
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
    return (sha256().digest(message.text().getBytes(StandardCharsets.UTF_8))[0] & 0xff)
            % HELD_OUT_OF
        == 0;
  }

  /** Tells one set of words and labels from another, in whatever order they come. */
  private static String fingerprint(List<Labelled> orders) {
    MessageDigest digest = sha256();
    orders.stream()
        .map(o -> o.message().title() + "\n" + o.message().text() + "\n" + o.label() + "\n")
        .sorted()
        .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
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

  /** Whether a new version is used, and if not, why. */
  public enum Verdict {
    /** It is in use now. */
    USED,
    /** It dispatched fewer of the held-back messages right than the version in use. */
    WORSE,
    /** It was not worse, but too little was held back to tell that from luck. */
    UNPROVEN
  }

  /**
   * What became of it.
   *
   * @param previous the version in use before, empty for the day-one model alone
   */
  public record Outcome(ModelVersion version, Verdict verdict, String previous) {
    /** Whether the new version is in use now. */
    public boolean used() {
      return verdict == Verdict.USED;
    }
  }
}
