package org.hotline12345.channels.wiring;

import java.nio.file.Path;
import java.util.Map;
import org.hotline12345.answer.Answerer;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.DialogueEngine;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.dialogue.PolicySettings;
import org.hotline12345.durability.Transactions;
import org.hotline12345.kbindex.lucene.LuceneKnowledgeIndex;
import org.hotline12345.organisation.HotlineLines;
import org.hotline12345.security.AuditLog;
import org.hotline12345.store.Database;
import org.hotline12345.store.DurableTransactions;
import org.hotline12345.store.JdbiArticles;
import org.hotline12345.store.JdbiConversations;
import org.hotline12345.wording.WordBook;
import org.hotline12345.workorder.OrderDesk;

/** Engine, orders and audit log on files, without learned models: it starts in a moment. */
record LexicalHotline(
    Database database,
    SettableClock clock,
    Conversations conversations,
    OrderDesk orders,
    AuditLog audit,
    DialogueEngine engine,
    LuceneKnowledgeIndex index)
    implements AutoCloseable {

  static LexicalHotline open(Path folder, String localTime) {
    SettableClock clock = SettableClock.at(localTime);
    Database database = Database.open(folder);
    Transactions transactions = new DurableTransactions(database);
    StaffParts staff =
        StaffParts.open(
            database, transactions, new ConfigFile(Map.of()).load(null, folder).sessions(), clock);
    WordParts words = WordParts.open(database, transactions, staff.audit(), clock);
    OrderParts orders = OrderParts.open(database, transactions, staff.audit(), words, null, clock);
    Conversations conversations = new JdbiConversations(database);
    LuceneKnowledgeIndex index =
        LuceneKnowledgeIndex.open(folder.resolve("index"), null, () -> WordBook.EMPTY);
    DialogueEngine engine =
        new DialogueEngine(
            new DialogueEngine.Parts(
                conversations,
                new ConversationLog(conversations, transactions, clock),
                orders.desk(),
                orders.followUps(),
                new JdbiArticles(database),
                index,
                new Answerer(null),
                orders.gazetteer(),
                words.desk()::current,
                HotlineLines.shipped(),
                Phrases.load(null),
                null,
                PolicySettings.defaults(),
                clock));
    return new LexicalHotline(
        database, clock, conversations, orders.desk(), staff.audit(), engine, index);
  }

  @Override
  public void close() {
    engine.close();
    index.close();
    database.close();
  }
}
