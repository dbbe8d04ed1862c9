package org.hotline12345.dialogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.DialogueEvent.FormChanged;
import org.hotline12345.organisation.Place;
import org.hotline12345.understanding.RouteClassifier;
import org.hotline12345.workorder.DemandType;
import org.hotline12345.workorder.OrderDesk;
import org.hotline12345.workorder.OrderRequest;
import org.hotline12345.workorder.Proposal;

/** Speaks for the order form: asks, reads back, confirms. Stores nothing. Thread-safe. */
final class FormResponder {

  /** Quick replies that start so register what was said before them (登记投诉, 登记咨询工单). */
  static final String REGISTER = "登记";

  private static final int GIST = 24;

  private final RouteClassifier classifier;
  private final Phrases phrases;
  private final FormDialogue dialogue;
  private final OrderDesk orders;
  private final Clock clock;

  FormResponder(
      RouteClassifier classifier,
      Phrases phrases,
      FormDialogue dialogue,
      OrderDesk orders,
      Clock clock) {
    this.classifier = classifier;
    this.phrases = phrases;
    this.dialogue = dialogue;
    this.orders = orders;
    this.clock = clock;
  }

  /**
   * Starts a form from the turn's words.
   *
   * @param calm whether the citizen is upset and should hear so first
   * @param before the citizen's words before this turn, registered when this turn only says {@link
   *     #REGISTER}
   */
  Plan start(Turn turn, String id, DemandType type, boolean calm, String before) {
    String words = turn.text().strip().startsWith(REGISTER) ? before : turn.text();
    OrderForm form = dialogue.start(id, type, words.isEmpty() ? turn.text() : words);
    Optional<String> elsewhere = dialogue.elsewhere(form, turn.text());
    if (elsewhere.isPresent()) {
      return Plan.say(
          turn, phrases.reply(ReplyKind.REFUSE, "refused.elsewhere", "place", elsewhere.get()));
    }
    String opening =
        form.what().isEmpty()
            ? phrases.say("form.start")
            : phrases.say(calm ? "form.calm" : "form.heard", "what", gist(form.what()));
    return asking(turn, form, opening);
  }

  /** The matter in a few words, insults left out. */
  private String gist(String what) {
    String calm = classifier.withoutAbuse(what);
    return calm.length() <= GIST ? calm : calm.substring(0, GIST) + "……";
  }

  /** Goes on after a step of the dialogue; a submission is the engine's. */
  Plan goOn(Turn turn, FormDialogue.Step step) {
    return switch (step) {
      case FormDialogue.Step.Ask ask -> asking(turn, ask.form(), said(ask));
      case FormDialogue.Step.Again again -> again(turn, again);
      case FormDialogue.Step.Cancel cancel ->
          new Plan.Builder(turn)
              .note(new FormChanged(null))
              .say(phrases.reply(ReplyKind.SMALLTALK, "form.cancelled"))
              .build();
      case FormDialogue.Step.Submit submit ->
          new Plan.Builder(turn).note(new FormChanged(null)).submitting(submit.form());
      case FormDialogue.Step.Digression d ->
          throw new IllegalStateException("a digression is the engine's");
    };
  }

  /** The question that is open, to come back to after a digression. */
  Reply reminder(OrderForm form) {
    Reply question = question(form);
    return Reply.of(
        ReplyKind.ASK,
        phrases.say("form.back") + question.text(),
        question.quickReplies().toArray(String[]::new));
  }

  private String said(FormDialogue.Step.Ask ask) {
    return ask.phrase().isEmpty() ? "" : phrases.say(ask.phrase(), "what", ask.detail());
  }

  private Plan again(Turn turn, FormDialogue.Step.Again again) {
    OrderForm form = again.form();
    FormStep step = form.asked() == null ? form.next() : form.asked();
    Reply reply = Reply.of(ReplyKind.ASK, phrases.say(again.phrase()), quick(step));
    return new Plan.Builder(turn).note(new FormChanged(form.withAsked(step))).say(reply).build();
  }

  private Plan asking(Turn turn, OrderForm form, String first) {
    OrderForm asked = form.withAsked(form.next());
    Reply question = question(asked);
    Reply reply =
        Reply.of(
            ReplyKind.ASK, first + question.text(), question.quickReplies().toArray(String[]::new));
    return new Plan.Builder(turn).note(new FormChanged(asked)).say(reply).build();
  }

  /** The question of the step asked last. */
  private Reply question(OrderForm form) {
    FormStep step = form.asked() == null ? form.next() : form.asked();
    String place = form.place() == null ? "" : form.place().text();
    String text =
        step == FormStep.CONFIRM ? readBack(form) : phrases.say("form.ask." + step, "place", place);
    return Reply.of(ReplyKind.ASK, text, quick(step));
  }

  private String[] quick(FormStep step) {
    return phrases.quick(step == FormStep.CONFIRM ? "form.confirm" : "form.ask." + step);
  }

  private String readBack(OrderForm form) {
    Place place = form.place() == null ? Place.somewhere("") : form.place();
    Proposal proposal = orders.propose(form.what(), form.type(), place, form.facts().points());
    return phrases.say(
        "form.confirm",
        "more",
        ReadBack.more(form.facts(), proposal),
        "type",
        form.type().label(),
        "what",
        form.what(),
        "place",
        PlaceWords.of(place),
        "when",
        ReadBack.when(form, LocalDate.now(clock)),
        "name",
        form.name().isEmpty() ? "未留" : form.name(),
        "phone",
        form.phone(),
        "confidential",
        Boolean.TRUE.equals(form.confidential()) ? "是" : "否",
        "unit",
        proposal.lead().unit());
  }

  /** The request an order is opened by; the form's id makes it idempotent. */
  static OrderRequest request(OrderForm form, String conversationId, Channel channel) {
    Place place = form.place() == null ? Place.somewhere("") : form.place();
    return new OrderRequest(
        form.id(),
        conversationId,
        channel,
        form.type(),
        form.what(),
        place,
        form.when(),
        form.name(),
        form.phone(),
        Boolean.TRUE.equals(form.confidential()),
        null,
        "bot",
        form.facts());
  }

  List<String> openedQuick() {
    return List.of(phrases.quick("form.opened"));
  }
}
