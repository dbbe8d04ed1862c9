package org.hotline12345.asked;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.DialogueEvent.BotReplied;
import org.hotline12345.dialogue.DialogueEvent.ChoicesOffered;
import org.hotline12345.dialogue.DialogueEvent.CitizenSaid;
import org.hotline12345.dialogue.DialogueEvent.FormChanged;
import org.hotline12345.dialogue.DialogueEvent.Judged;
import org.hotline12345.dialogue.DialogueEvent.PersonWanted;
import org.hotline12345.dialogue.OrderForm;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.ReplyKind;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.knowledge.Retriever;
import org.hotline12345.privacy.ConversationMasker;
import org.hotline12345.privacy.Masker;
import org.jspecify.annotations.Nullable;

/**
 * Reads out of a committed turn what was asked and what became of it, and stores that. Remembers of
 * each of the last conversations what a later turn may complete. Not talk-safe: for one thread.
 */
final class TurnReader {
  private static final int REMEMBERED = 10_000;
  private static final int LOOKED_AT = 5;
  private static final int SHORTEST = 2;

  /** Words that have registered what was asked before them (登记咨询工单). */
  private static final String REGISTER = "登记";

  private final AskedQuestions questions;
  private final AskedWords words;
  private final Retriever retriever;
  private final java.time.ZoneId zone;
  private final Map<String, Talk> talks =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Talk> eldest) {
          return size() > REMEMBERED;
        }
      };

  TurnReader(
      AskedQuestions questions, AskedWords words, Retriever retriever, java.time.ZoneId zone) {
    this.questions = questions;
    this.words = words;
    this.retriever = retriever;
    this.zone = zone;
  }

  /** What is remembered of a conversation; 0, null and empty mean nothing. */
  private static final class Talk {
    private long last;
    private long open;
    private List<String> choices = List.of();
    private List<String> offered = List.of();
    private @Nullable String form;
    private final ConversationMasker masker = new ConversationMasker(new Masker());
  }

  /** Stores what these events tell, in their order. */
  void read(Conversation state, List<RecordedEvent> events) {
    for (RecordedEvent event : events) {
      if (event.event() instanceof Judged judged) {
        judge(state.id(), judged);
      }
    }
    first(events, CitizenSaid.class).ifPresent(said -> turn(state, said.text(), events));
  }

  private void turn(Conversation state, String text, List<RecordedEvent> events) {
    Optional<RecordedEvent> replied =
        events.stream()
            .filter(e -> e.event() instanceof BotReplied r && r.key() != null)
            .findFirst();
    if (replied.isEmpty()) {
      return;
    }
    Talk talk = talks.computeIfAbsent(state.id(), id -> new Talk());
    Reply reply = ((BotReplied) replied.get().event()).reply();
    String masked = words.masked(text, talk.masker);
    talk.masker.asked(reply.text());
    boolean tapped = talk.offered.contains(text.strip());
    talk.offered = reply.quickReplies();
    long seq = replied.get().seq();
    if (talk.open != 0 && settled(talk, seq, reply)) {
      return;
    }
    if (first(events, PersonWanted.class).isPresent()) {
      follow(talk, Sequel.PERSON);
      return;
    }
    Optional<OrderForm> form = form(events);
    if (form.isPresent() || inForm(events)) {
      form.ifPresent(f -> registered(state, talk, f, text, masked, replied.get()));
      return;
    }
    boolean cites = !reply.citations().isEmpty();
    if (reply.kind() == ReplyKind.ANSWER || cites) {
      Reply.Citation source = cites ? reply.citations().getFirst() : null;
      talk.last = add(state, replied.get(), text, masked, Outcome.ANSWERED, source);
    } else if (reply.kind() == ReplyKind.CLARIFY) {
      unanswered(state, talk, text, masked, tapped, replied.get(), events);
    }
  }

  private void unanswered(
      Conversation state,
      Talk talk,
      String text,
      String masked,
      boolean tapped,
      RecordedEvent replied,
      List<RecordedEvent> events) {
    Optional<ChoicesOffered> choices = first(events, ChoicesOffered.class);
    if (choices.isPresent()) {
      talk.last = add(state, replied, text, masked, Outcome.CLARIFIED, null);
      talk.open = talk.last;
      talk.choices = choices.get().articleIds();
    } else if (!tapped && text.codePoints().filter(Character::isLetter).count() >= SHORTEST) {
      talk.last = add(state, replied, text, masked, Outcome.UNKNOWN, null);
    }
  }

  /** Whether the turn chose one of the articles offered; it belongs to the question before then. */
  private boolean settled(Talk talk, long seq, Reply reply) {
    long open = talk.open;
    List<String> choices = talk.choices;
    talk.open = 0;
    talk.choices = List.of();
    Reply.Citation source = reply.citations().isEmpty() ? null : reply.citations().getFirst();
    if (source != null && choices.contains(source.articleId())) {
      questions.settle(open, seq, Outcome.ANSWERED, source.articleId(), source.version());
      return true;
    }
    questions.settle(open, 0, Outcome.UNCHOSEN, null, 0);
    return false;
  }

  private void follow(Talk talk, Sequel sequel) {
    if (talk.last != 0) {
      questions.follow(talk.last, sequel);
    }
  }

  /** A form that starts with words that ask: nothing was found that answers them. */
  private void registered(
      Conversation state,
      Talk talk,
      OrderForm form,
      String text,
      String masked,
      RecordedEvent replied) {
    if (form.id().equals(talk.form)) {
      return;
    }
    talk.form = form.id();
    if (text.strip().startsWith(REGISTER)) {
      follow(talk, Sequel.ORDER);
    } else if (words.ask(text)) {
      talk.last = add(state, replied, text, masked, Outcome.ORDERED, null);
    }
  }

  private long add(
      Conversation state,
      RecordedEvent replied,
      String text,
      String masked,
      Outcome outcome,
      Reply.@Nullable Citation source) {
    return questions.add(
        new AskedQuestion(
            0,
            state.id(),
            replied.seq(),
            replied.at(),
            state.channel(),
            masked,
            words.region(text),
            outcome,
            source == null ? null : source.articleId(),
            source == null ? 0 : source.version(),
            null,
            null,
            ""),
        outcome == Outcome.ANSWERED ? null : words.meaning(masked));
  }

  private void judge(String conversationId, Judged judged) {
    Optional<AskedQuestion> found = questions.repliedAt(conversationId, judged.answerSeq());
    if (found.isEmpty()) {
      return;
    }
    AskedQuestion question = found.get();
    boolean measured = !judged.helpful();
    questions.judge(
        question.id(),
        judged.helpful(),
        words.masked(judged.comment(), new ConversationMasker(new Masker())),
        measured ? nearness(question) : null,
        measured ? words.meaning(question.text()) : null);
  }

  /** How near the article was from which the question was answered, 0 when it is not found now. */
  private double nearness(AskedQuestion question) {
    RetrievalQuery query =
        new RetrievalQuery(
            question.text(),
            question.region(),
            question.at().atZone(zone).toLocalDate(),
            LOOKED_AT);
    return retriever.retrieve(query).stream()
        .filter(hit -> hit.passage().articleId().equals(question.articleId()))
        .mapToDouble(Hit::cosine)
        .findFirst()
        .orElse(0);
  }

  private static Optional<OrderForm> form(List<RecordedEvent> events) {
    List<OrderForm> forms = new ArrayList<>();
    for (RecordedEvent event : events) {
      if (event.event() instanceof FormChanged changed && changed.form() != null) {
        forms.add(changed.form());
      }
    }
    return forms.stream().findFirst();
  }

  private static boolean inForm(List<RecordedEvent> events) {
    return first(events, FormChanged.class).isPresent();
  }

  private static <T extends DialogueEvent> Optional<T> first(
      List<RecordedEvent> events, Class<T> type) {
    return events.stream()
        .map(RecordedEvent::event)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
