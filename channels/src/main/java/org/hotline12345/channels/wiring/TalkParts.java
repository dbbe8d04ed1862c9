package org.hotline12345.channels.wiring;

import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Clock;
import org.hotline12345.answer.Answerer;
import org.hotline12345.answer.GroundingCheck;
import org.hotline12345.answer.Rewording;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.config.Secret;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.DialogueEngine;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.dialogue.PolicySettings;
import org.hotline12345.dialogue.RatingRequests;
import org.hotline12345.dialogue.Rehearsal;
import org.hotline12345.durability.Transactions;
import org.hotline12345.organisation.Department;
import org.hotline12345.organisation.HotlineLines;
import org.hotline12345.seat.SeatDesk;
import org.hotline12345.store.Database;
import org.hotline12345.store.JdbiConversations;
import org.hotline12345.understanding.RouteModel;
import org.jspecify.annotations.Nullable;

/** Conversations: the engine, the seats, and what both work on. */
public record TalkParts(
    Conversations conversations,
    ConversationLog log,
    DialogueEngine engine,
    SeatDesk seats,
    RatingRequests ratings,
    Rehearsal rehearsal,
    @Nullable Rewording rewording)
    implements AutoCloseable {

  static TalkParts open(
      Database database,
      Transactions transactions,
      WordParts words,
      OrderParts orders,
      KnowledgeParts knowledge,
      RouteModel routes,
      HotlineConfig config,
      Clock clock) {
    Conversations conversations = new JdbiConversations(database);
    ConversationLog log = new ConversationLog(conversations, transactions, clock);
    Phrases phrases = Phrases.load(config.firstResponseTexts());
    Rewording rewording = rewording(config.languageModel(), orders);
    DialogueEngine.Parts parts =
        new DialogueEngine.Parts(
            conversations,
            log,
            orders.desk(),
            orders.followUps(),
            knowledge.articles(),
            knowledge.index(),
            new Answerer(rewording),
            orders.gazetteer(),
            words.desk()::current,
            HotlineLines.shipped(),
            phrases,
            routes,
            PolicySettings.defaults(),
            clock);
    return new TalkParts(
        conversations,
        log,
        new DialogueEngine(parts),
        new SeatDesk(log, conversations, phrases),
        new RatingRequests(orders.followUps(), orders.desk(), log, phrases),
        new Rehearsal(parts),
        rewording);
  }

  private static @Nullable Rewording rewording(
      HotlineConfig.@Nullable LanguageModel config, OrderParts orders) {
    if (config == null) {
      return null;
    }
    Secret key = config.apiKey();
    OpenAiChatModel model =
        OpenAiChatModel.builder()
            .baseUrl(config.baseUrl().toString())
            .modelName(config.model())
            .apiKey(key == null ? "none" : key.reveal())
            .timeout(config.timeout())
            .maxRetries(0)
            .temperature(0.0)
            .build();
    return new Rewording(
        model,
        new GroundingCheck(orders.departments().all().stream().map(Department::name).toList()),
        config.timeout());
  }

  @Override
  public void close() {
    engine.close();
    if (rewording != null) {
      rewording.close();
    }
  }
}
