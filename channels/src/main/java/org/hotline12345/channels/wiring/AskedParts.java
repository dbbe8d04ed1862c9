package org.hotline12345.channels.wiring;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.time.Clock;
import java.time.Duration;
import org.hotline12345.asked.AnswerFeedback;
import org.hotline12345.asked.AskedQuestions;
import org.hotline12345.asked.AskedRecorder;
import org.hotline12345.asked.AskedWords;
import org.hotline12345.asked.KnowledgeUse;
import org.hotline12345.asked.UnansweredQuestions;
import org.hotline12345.calendar.Festivals;
import org.hotline12345.dialogue.PolicySettings;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.store.Database;
import org.hotline12345.store.JdbiAskedQuestions;

/** What was asked: its recording and what is read out of it. */
public record AskedParts(
    AskedQuestions questions,
    AskedRecorder recorder,
    AnswerFeedback feedback,
    UnansweredQuestions unanswered,
    KnowledgeUse use)
    implements AutoCloseable {

  /** Starts recording every conversation of these talks. */
  static AskedParts open(
      Database database,
      TalkParts talks,
      WordParts words,
      KnowledgeParts knowledge,
      EmbeddingModel model,
      Duration life,
      Clock clock) {
    AskedQuestions questions = new JdbiAskedQuestions(database);
    AskedWords kept =
        new AskedWords(new FactExtractor(words.gazetteer(), Festivals.shipped(), clock), model);
    AskedRecorder recorder = new AskedRecorder(questions, kept, knowledge.index(), life, clock);
    talks.log().listen(recorder);
    return new AskedParts(
        questions,
        recorder,
        new AnswerFeedback(talks.log(), talks.conversations()),
        new UnansweredQuestions(
            questions, kept, knowledge.index(), PolicySettings.defaults(), clock),
        new KnowledgeUse(questions, knowledge.articles(), words.departments(), clock));
  }

  @Override
  public void close() {
    recorder.close();
  }
}
