package org.hotline12345.dialogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hotline12345.answer.Answer;
import org.hotline12345.answer.Answerer;
import org.hotline12345.dialogue.DialogueEvent.BotReplied;
import org.hotline12345.dialogue.DialogueEvent.ChoicesOffered;
import org.hotline12345.dialogue.DialogueEvent.CitizenSaid;
import org.hotline12345.dialogue.DialogueEvent.EmergencyHeard;
import org.hotline12345.dialogue.DialogueEvent.NotUnderstood;
import org.hotline12345.dialogue.DialogueEvent.PersonWanted;
import org.hotline12345.dialogue.DialogueEvent.Rated;
import org.hotline12345.dialogue.DialogueEvent.Referred;
import org.hotline12345.followup.Satisfaction;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.Served;
import org.hotline12345.privacy.ConversationMasker;
import org.hotline12345.privacy.Masker;
import org.jspecify.annotations.Nullable;

/** Carries a {@link Decision} out: replies and events, nothing stored yet. Thread-safe. */
final class Responder {

  /** So many related articles are offered after an answer, that the rest is not pushed away. */
  private static final int RELATED = 2;

  private final PolicySettings settings;
  private final Phrases phrases;
  private final Served articles;
  private final Answerer answerer;
  private final ProgressTeller progress;
  private final RatingTaker ratings;
  private final FormResponder forms;
  private final Conversations conversations;
  private final Clock clock;

  Responder(
      PolicySettings settings,
      Phrases phrases,
      Served articles,
      Answerer answerer,
      ProgressTeller progress,
      RatingTaker ratings,
      FormResponder forms,
      Conversations conversations,
      Clock clock) {
    this.settings = settings;
    this.phrases = phrases;
    this.articles = articles;
    this.answerer = answerer;
    this.progress = progress;
    this.ratings = ratings;
    this.forms = forms;
    this.conversations = conversations;
    this.clock = clock;
  }

  /** What the decision leaves behind. */
  Plan carryOut(Decision decision, Conversation state, Turn turn, Understanding heard) {
    return switch (decision) {
      case Decision.Answer d -> Plan.say(turn, answer(turn, d.hit(), d.demand()));
      case Decision.FollowUp d -> Plan.say(turn, followUp(turn.text(), d.articleId()));
      case Decision.Clarify d -> clarify(turn, d.hits());
      case Decision.NothingKnown d -> missed(turn, "unknown");
      case Decision.NotUnderstood d ->
          missed(turn, state.notUnderstood() == 0 ? "unclear" : "unclear.again");
      case Decision.TakeDemand d ->
          forms.start(turn, UUID.randomUUID().toString(), d.type(), d.calm(), state.lastText());
      case Decision.CallNow d -> emergency(turn, d.target(), false);
      case Decision.Lawful d -> Plan.say(turn, lawful(turn, d));
      case Decision.SubCentre d ->
          new Plan.Builder(turn).say(subCentre(turn, d)).note(new Referred(d.target())).build();
      case Decision.Refuse d -> Plan.say(turn, refuse(d.target()));
      case Decision.ToPerson d -> toPerson(turn, d.reason());
      case Decision.TellProgress d -> progress.tell(turn, state);
      case Decision.RateOrder d -> new Plan(List.of(), null, d);
      case Decision.AskRating d -> ratings.ask(turn, state);
      case Decision.TakeRating d -> rated(turn, d.score());
      case Decision.SmallTalk d -> Plan.say(turn, smallTalk(d.phrase()));
    };
  }

  /** The reply for a sub-question inside a form. */
  Reply digression(Decision decision, Turn turn, Understanding heard) {
    return switch (decision) {
      case Decision.Answer d -> answer(turn, d.hit(), false);
      case Decision.FollowUp d -> followUp(turn.text(), d.articleId());
      case Decision.CallNow d -> callNow(d.target(), false);
      case Decision.Lawful d -> lawful(turn, d);
      case Decision.SubCentre d -> subCentre(turn, d);
      case Decision.Refuse d -> refuse(d.target());
      case Decision.SmallTalk d -> smallTalk(d.phrase());
      case Decision.Clarify d when heard.nearness() >= settings.related() ->
          answer(turn, d.hits().getFirst(), false);
      case Decision.TakeDemand d when heard.nearness() >= settings.related() ->
          answer(turn, heard.hits().getFirst(), false);
      default -> Reply.of(ReplyKind.CLARIFY, phrases.say("unknown"));
    };
  }

  Plan toPerson(Turn turn, String reason) {
    return new Plan.Builder(turn).note(new PersonWanted(reason)).say(queued()).build();
  }

  /** What somebody is told who is put at the end of the queue now. */
  Reply queued() {
    int ahead = conversations.waiting().size();
    return new Reply(
        ReplyKind.HANDOFF,
        phrases.say("handoff", "position", ahead + 1),
        List.of(),
        List.of(phrases.quick("handoff")),
        null,
        new Reply.HandoffStatus(ahead + 1, null));
  }

  /** Tells to call, and remembers it. */
  Plan emergency(Turn turn, String target, boolean life) {
    return new Plan.Builder(turn)
        .say(callNow(target, life))
        .note(new EmergencyHeard(target))
        .build();
  }

  /** The emergency reply; needs nothing but words. */
  Reply callNow(String target, boolean life) {
    String key = "emergency." + target + (life && target.equals("110") ? ".life" : "");
    return Reply.of(
        ReplyKind.EMERGENCY,
        phrases.say(key) + phrases.say("emergency.tail"),
        phrases.quick("emergency"));
  }

  private Reply answer(Turn turn, Hit hit, boolean demand) {
    // It may have been withdrawn or changed since the hit was checked.
    return articles
        .live(hit.passage().articleId())
        .filter(a -> a.servableOn(LocalDate.now(clock)))
        .map(
            a ->
                cited(
                    answerer.answer(turn.text(), () -> masked(turn), a, hit.passage()),
                    demand ? "after.answer.demand" : "after.answer"))
        .orElseGet(() -> phrases.reply(ReplyKind.CLARIFY, "unknown"));
  }

  /** The turn as it may leave this house: what earlier turns told of people is covered too. */
  private String masked(Turn turn) {
    ConversationMasker masker = new ConversationMasker(new Masker());
    for (RecordedEvent event : conversations.events(turn.conversationId(), 0)) {
      if (event.event() instanceof CitizenSaid said) {
        masker.mask(said.text());
      } else if (event.event() instanceof BotReplied replied) {
        masker.asked(replied.reply().text());
      }
    }
    return masker.mask(turn.text());
  }

  private Reply followUp(String question, String articleId) {
    return articles
        .live(articleId)
        .filter(a -> a.servableOn(LocalDate.now(clock)))
        .map(a -> cited(answerer.followUp(question, a), "after.answer"))
        .orElseGet(() -> phrases.reply(ReplyKind.CLARIFY, "followup.none"));
  }

  private Reply cited(Answer answer, String quick) {
    return new Reply(
        ReplyKind.ANSWER,
        answer.text(),
        List.of(citation(answer.article())),
        quickReplies(answer.article(), quick),
        null,
        null);
  }

  /**
   * What goes with the article first, as far as it can be answered, then what can always be done.
   */
  private List<String> quickReplies(KnowledgeArticle article, String quick) {
    LocalDate today = LocalDate.now(clock);
    return Stream.concat(
            article.related().stream()
                .flatMap(id -> articles.live(id).stream())
                .filter(related -> related.servableOn(today))
                .map(KnowledgeArticle::title)
                .limit(RELATED),
            Stream.of(phrases.quick(quick)))
        .distinct()
        .toList();
  }

  private static Reply.Citation citation(KnowledgeArticle a) {
    return new Reply.Citation(
        a.id(),
        a.version(),
        a.title(),
        a.department(),
        a.source(),
        a.legalBasis(),
        a.validFrom(),
        a.validTo());
  }

  private Plan clarify(Turn turn, List<Hit> hits) {
    List<String> titles = new ArrayList<>(hits.stream().map(h -> h.passage().title()).toList());
    StringBuilder text = new StringBuilder(phrases.say("clarify")).append("\n\n");
    for (int i = 0; i < titles.size(); i++) {
      text.append(i + 1).append(". ").append(titles.get(i)).append('\n');
    }
    titles.addAll(List.of("我要反映问题", "转人工"));
    Reply reply =
        new Reply(ReplyKind.CLARIFY, text.toString().strip(), List.of(), titles, null, null);
    return new Plan.Builder(turn)
        .say(reply)
        .note(new ChoicesOffered(hits.stream().map(h -> h.passage().articleId()).toList()))
        .build();
  }

  private Plan missed(Turn turn, String phrase) {
    return new Plan.Builder(turn)
        .say(phrases.reply(ReplyKind.CLARIFY, phrase))
        .note(new NotUnderstood(turn.key()))
        .build();
  }

  private Reply lawful(Turn turn, Decision.Lawful decision) {
    String key = "statutory." + decision.target();
    String words = phrases.say("statutory", "route", decision.target(), "how", phrases.say(key));
    Hit hit = decision.hit();
    if (hit != null) {
      Reply answer = answer(turn, hit, false);
      return with(
          answer,
          answer.text() + "\n\n" + words,
          answer.citations(),
          ReplyKind.REFUSE,
          "statutory");
    }
    return with(null, words, basis(key), ReplyKind.REFUSE, "statutory");
  }

  private Reply subCentre(Turn turn, Decision.SubCentre decision) {
    String number = decision.target();
    String key = "subcentre." + number;
    Object[] fill = {
      "name", phrases.say(key), "number", number, "unit", phrases.say(key + ".unit")
    };
    Hit hit = decision.hit();
    if (hit != null) {
      Reply answer = answer(turn, hit, false);
      return with(
          answer,
          answer.text() + phrases.say("subcentre.tail", fill),
          answer.citations(),
          answer.kind(),
          "subcentre");
    }
    return with(null, phrases.say("subcentre", fill), basis(key), ReplyKind.ANSWER, "subcentre");
  }

  private Reply refuse(String target) {
    String key = "refused." + target;
    return with(null, phrases.say(key), basis(key), ReplyKind.REFUSE, "refused");
  }

  private Reply with(
      @Nullable Reply base,
      String text,
      List<Reply.Citation> citations,
      ReplyKind kind,
      String quick) {
    List<Reply.Citation> sources = base == null ? citations : base.citations();
    return new Reply(kind, text, sources, List.of(phrases.quick(quick)), null, null);
  }

  /** The article a fixed phrase stands on, when it is there and valid. */
  private List<Reply.Citation> basis(String key) {
    return phrases
        .find(key + ".article")
        .flatMap(articles::live)
        .filter(a -> a.servableOn(LocalDate.now(clock)))
        .map(a -> List.of(citation(a)))
        .orElse(List.of());
  }

  private Plan rated(Turn turn, Satisfaction score) {
    String phrase = score == Satisfaction.DISSATISFIED ? "rated.bad" : "rated";
    return new Plan.Builder(turn)
        .note(new Rated(score, ""))
        .say(phrases.reply(ReplyKind.SMALLTALK, phrase))
        .build();
  }

  private Reply smallTalk(String phrase) {
    return Reply.of(
        ReplyKind.SMALLTALK, phrases.say("smalltalk." + phrase), phrases.quick("greeting"));
  }
}
