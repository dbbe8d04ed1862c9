package org.hotline12345.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.FormStep;
import org.hotline12345.dialogue.OrderForm;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.workorder.OrderFacts;
import org.junit.jupiter.api.Test;

/** A form begun under a version that knew no facts goes on after the update. */
class OlderFormTest {
  private static final String BEFORE_FACTS =
      """
      {"type":"formChanged","form":{"id":"f1","type":"投诉","what":"路灯坏了",
       "place":{"code":"331102","path":"莲都区","text":"莲都区灯塔路"},"when":"昨天晚上","name":"",
       "phone":"","confidential":null,"countyAsked":false,"asked":"CONTACT"}}
      """;

  @Test
  void loadsWithoutTheFieldsThatCameLater() {
    try (Database database = Database.inMemory("older-form")) {
      JdbiConversations conversations = new JdbiConversations(database);
      Instant at = Instant.parse("2026-07-01T01:02:03Z");
      conversations.create("c1", Channel.WEB, "hash", at);
      database
          .jdbi()
          .useTransaction(
              h ->
                  h.createUpdate(
                          "INSERT INTO conversation_event (conversation_id, seq, at, body)"
                              + " VALUES ('c1', 1, :at, :body)")
                      .bind("at", at)
                      .bind("body", BEFORE_FACTS)
                      .execute());

      List<RecordedEvent> events = conversations.events("c1", 0);

      assertThat(events).hasSize(1);
      assertThat(events.getFirst().event()).isInstanceOf(DialogueEvent.FormChanged.class);
      OrderForm form = ((DialogueEvent.FormChanged) events.getFirst().event()).form();
      assertThat(form).isNotNull();
      assertThat(form.what()).isEqualTo("路灯坏了");
      assertThat(form.phonePart()).isEmpty();
      assertThat(form.facts()).isEqualTo(OrderFacts.NONE);
      assertThat(form.next()).isEqualTo(FormStep.CONTACT);
    }
  }
}
