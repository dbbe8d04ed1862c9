package org.hotline12345.dialogue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a turn will leave behind once committed.
 *
 * @param events events after the citizen's words, in order; replies are among them
 * @param submit the form to open an order from, null when none
 * @param rates what the citizen thinks of an order, to be taken in the same transaction; null when
 *     nothing
 */
record Plan(
    List<DialogueEvent> events, @Nullable OrderForm submit, Decision.@Nullable RateOrder rates) {

  /** Nothing but these events. */
  Plan(List<DialogueEvent> events, @Nullable OrderForm submit) {
    this(events, submit, null);
  }

  /** Replies and nothing else. */
  static Plan say(Turn turn, Reply... replies) {
    return new Builder(turn).say(replies).build();
  }

  static final class Builder {
    private final Turn turn;
    private final List<DialogueEvent> events = new ArrayList<>();

    Builder(Turn turn) {
      this.turn = turn;
    }

    Builder say(Reply... replies) {
      for (Reply reply : replies) {
        events.add(new DialogueEvent.BotReplied(turn.key(), reply));
      }
      return this;
    }

    Builder note(DialogueEvent event) {
      events.add(event);
      return this;
    }

    Plan build() {
      return new Plan(List.copyOf(events), null);
    }

    Plan submitting(OrderForm form) {
      return new Plan(List.copyOf(events), form);
    }
  }
}
