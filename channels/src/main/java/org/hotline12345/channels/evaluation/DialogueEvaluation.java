package org.hotline12345.channels.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.DialogueEngine;
import org.hotline12345.dialogue.Opened;
import org.hotline12345.dialogue.OrderForm;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.Turn;
import org.hotline12345.organisation.Place;
import org.hotline12345.privacy.PersonalData;
import org.hotline12345.workorder.Caller;
import org.hotline12345.workorder.OrderDesk;
import org.hotline12345.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/** {@code eval dialogue}: plays whole conversations on the production engine. */
public final class DialogueEvaluation {
  private static final String VIEWER = "eval";

  private final DialogueEngine engine;
  private final ConversationLog log;
  private final OrderDesk orders;
  private final Clock clock;

  public DialogueEvaluation(
      DialogueEngine engine, ConversationLog log, OrderDesk orders, Clock clock) {
    this.engine = engine;
    this.log = log;
    this.orders = orders;
    this.clock = clock;
  }

  /**
   * Plays all conversations of a file; one that fails stops at its first failed turn.
   *
   * @param progress told how many of how many are done
   */
  public Scores run(Path cases, BiConsumer<Integer, Integer> progress) {
    List<DialogueCase> all = CaseLines.read(cases, DialogueCase.class);
    List<Failure> failed = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      play(all.get(i)).ifPresent(failed::add);
      progress.accept(i + 1, all.size());
    }
    return new Scores(all.size(), all.size() - failed.size(), failed);
  }

  private Optional<Failure> play(DialogueCase one) {
    Opened opened = engine.open(channel(one), null);
    for (int i = 0; i < one.turns().size(); i++) {
      DialogueCase.Step step = one.turns().get(i);
      List<Reply> replies =
          engine
              .handle(new Turn(opened.conversationId(), "turn-" + i, step.user(), clock.instant()))
              .replies();
      DialogueCase.Expect expect = step.expect();
      if (expect != null) {
        String reason = fault(expect, replies, opened.conversationId());
        if (reason != null) {
          return Optional.of(new Failure(one.id(), i + 1, reason, joined(replies)));
        }
      }
    }
    return Optional.empty();
  }

  private static Channel channel(DialogueCase one) {
    try {
      return Channel.valueOf(one.channel().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          one.id() + ": channel " + one.channel() + " (expected: web, wechat, voice or terminal)",
          e);
    }
  }

  private @Nullable String fault(DialogueCase.Expect expect, List<Reply> replies, String id) {
    List<String> kinds = replies.stream().map(reply -> reply.kind().wireName()).toList();
    if (expect.kind() != null && !kinds.contains(expect.kind())) {
      return "kind: " + kinds + " (expected: " + expect.kind() + ")";
    }
    String text = joined(replies);
    for (String wanted : orEmpty(expect.containsAll())) {
      if (!text.contains(wanted)) {
        return "text: without " + wanted + " (expected: all of " + expect.containsAll() + ")";
      }
    }
    List<String> any = orEmpty(expect.containsAny());
    if (!any.isEmpty() && any.stream().noneMatch(text::contains)) {
      return "text: none of " + any + " (expected: at least one)";
    }
    for (String unwanted : orEmpty(expect.containsNone())) {
      if (text.contains(unwanted)) {
        return "text: holds " + unwanted + " (expected: none of " + expect.containsNone() + ")";
      }
    }
    List<String> cited =
        replies.stream()
            .flatMap(reply -> reply.citations().stream())
            .map(Reply.Citation::articleId)
            .toList();
    if (expect.article() != null && !cited.contains(expect.article())) {
      return "article: " + cited + " (expected: " + expect.article() + ")";
    }
    if (expect.slots() != null) {
      String fault = mismatch("slots", expect.slots(), slots(id));
      if (fault != null) {
        return fault;
      }
    }
    return expect.order() == null ? null : mismatch("order", expect.order(), order(replies, id));
  }

  private static @Nullable String mismatch(
      String field, Map<String, JsonNode> wanted, Map<String, String> actual) {
    for (Map.Entry<String, JsonNode> entry : wanted.entrySet()) {
      String found = actual.getOrDefault(entry.getKey(), "");
      String expected = entry.getValue().asText();
      boolean right =
          entry.getValue().isBoolean() ? found.equals(expected) : found.contains(expected);
      if (!right) {
        return field + "." + entry.getKey() + ": " + found + " (expected: " + expected + ")";
      }
    }
    return null;
  }

  /** What is known: of the order being filled in, else of the one opened last. */
  private Map<String, String> slots(String id) {
    OrderForm form = log.current(id).form();
    if (form == null) {
      List<WorkOrder> opened = orders.ofConversation(id);
      return opened.isEmpty() ? Map.of() : ofOrder(opened.getLast());
    }
    Map<String, String> slots = new HashMap<>();
    slots.put("type", form.type().label());
    slots.put("what", form.what());
    slots.put("where", where(form.place()));
    slots.put("place", where(form.place()));
    slots.put("when", form.when());
    slots.put("time", form.when());
    slots.put("name", form.name());
    slots.put("phone", form.phone());
    slots.put("confidential", String.valueOf(form.confidential()));
    return slots;
  }

  private Map<String, String> order(List<Reply> replies, String id) {
    List<WorkOrder> opened = orders.ofConversation(id);
    Map<String, String> fields = opened.isEmpty() ? new HashMap<>() : ofOrder(opened.getLast());
    for (Reply reply : replies) {
      Reply.OrderCard card = reply.order();
      if (card != null) {
        fields.put("number", card.number());
        fields.put("state", card.state());
        fields.put("unit", card.unit());
      }
    }
    return fields;
  }

  private Map<String, String> ofOrder(WorkOrder order) {
    Caller caller =
        orders.caller(order.number(), VIEWER).map(PersonalData::reveal).orElse(new Caller("", ""));
    Map<String, String> fields = new HashMap<>();
    fields.put("number", order.number());
    fields.put("state", order.state().label());
    fields.put("unit", order.assignment().unit());
    fields.put("category", String.join("/", order.assignment().category()));
    fields.put("jurisdiction", order.assignment().jurisdiction());
    fields.put("type", order.matter().type().label());
    fields.put("title", order.matter().title());
    fields.put("what", order.matter().what());
    fields.put("where", where(order.matter().place()));
    fields.put("place", where(order.matter().place()));
    fields.put("when", order.matter().when());
    fields.put("time", order.matter().when());
    fields.put("name", caller.name());
    fields.put("phone", caller.phone());
    fields.put("confidential", String.valueOf(order.matter().confidential()));
    return fields;
  }

  private static String where(@Nullable Place place) {
    return place == null ? "" : place.path() + " " + place.text() + " " + place.code();
  }

  private static List<String> orEmpty(@Nullable List<String> texts) {
    return texts == null ? List.of() : texts;
  }

  private static String joined(List<Reply> replies) {
    return String.join("\n", replies.stream().map(Reply::text).toList());
  }

  /**
   * @param passed conversations in which every expectation held
   */
  public record Scores(int conversations, int passed, List<Failure> failed) {
    public Scores {
      failed = List.copyOf(failed);
    }
  }

  /**
   * @param turn from 1
   * @param reply the texts of the turn's replies
   */
  public record Failure(String id, int turn, String reason, String reply) {}
}
