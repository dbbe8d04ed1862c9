package org.hotline12345.channels.voice.turn;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.channels.voice.VoiceLine;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.ReplyKind;
import org.hotline12345.organisation.HotlineLine;
import org.jspecify.annotations.Nullable;

/**
 * Where a call is put through to, and what is said when that fails. Belongs to the line's thread.
 */
final class Leaving {
  private static final Pattern NUMBER = Pattern.compile("110|119|120|122");

  private final VoiceParts parts;
  private final VoiceLine line;
  private final Mouth mouth;
  private final Prompts prompts;
  private final boolean telephone;
  private @Nullable Transfer transfer;
  private @Nullable Runnable afterSpeech;
  private List<String> onEmergencyFailure = List.of();

  Leaving(VoiceParts parts, VoiceLine line, Mouth mouth, Prompts prompts) {
    this.parts = parts;
    this.line = line;
    this.mouth = mouth;
    this.prompts = prompts;
    this.telephone = !line.facts().evidence().containsKey(VoiceLine.TRANSPORT);
  }

  /** What to say, offer and record after a transfer that failed. */
  record Failure(List<String> said, @Nullable Offer offer, DialogueEvent event) {
    Failure {
      said = List.copyOf(said);
    }
  }

  /** Whether the call is on its way to somebody else. */
  boolean under() {
    return transfer != null;
  }

  /** Does something once all has been said. */
  void after(Runnable step) {
    afterSpeech = step;
  }

  void passed() {
    Runnable step = afterSpeech;
    if (step != null && !mouth.speaking()) {
      afterSpeech = null;
      step.run();
    }
  }

  /** Stays, if the transfer has not begun yet. */
  void cancel() {
    if (afterSpeech != null) {
      afterSpeech = null;
      transfer = null;
      var unused = mouth.hush();
      mouth.say(prompts.of("transfer.kept"));
    }
  }

  /** A sub-centre's own number was dialled: its seats are there. */
  void dialled(String number) {
    boolean subCentre =
        parts
            .lines()
            .find(number)
            .filter(known -> known.mode() == HotlineLine.Mode.SUBCENTRE)
            .isPresent();
    if (subCentre && reaches(number)) {
      toSubCentre(number);
    }
  }

  /** Whether calls can be put through to that sub-centre. */
  boolean reaches(String number) {
    return telephone && parts.config().transfer().subCentres().containsKey(number);
  }

  void toSubCentre(String number) {
    String target = parts.config().transfer().subCentres().get(number);
    if (target != null) {
      go(
          new Transfer.SubCentre(number, target),
          prompts.of("transfer.subcentre", "number", SpokenReplies.digits(number)));
    }
  }

  /**
   * Puts an emergency through at once: a sentence, then the transfer.
   *
   * @return whether there was one
   */
  boolean emergency(Conversation state, List<Reply> replies) {
    Optional<Reply> reply =
        replies.stream().filter(r -> r.kind() == ReplyKind.EMERGENCY).findFirst();
    if (reply.isEmpty()) {
      return false;
    }
    String number = number(state, reply.get());
    String target = parts.config().transfer().emergency().get(number);
    if (target == null || !telephone) {
      mouth.say(SpokenReplies.sentences(reply.get().text()));
      return true;
    }
    onEmergencyFailure = SpokenReplies.sentences(reply.get().text());
    go(
        new Transfer.Emergency(number, target),
        prompts.of("transfer.emergency", "number", SpokenReplies.digits(number)));
    return true;
  }

  /** The store may be down: then the reply's own words tell the number. */
  private static String number(Conversation state, Reply reply) {
    String known = state.emergency();
    if (known != null) {
      return known;
    }
    Matcher told = NUMBER.matcher(reply.text());
    return told.find() ? told.group() : "110";
  }

  /** A seat took the conversation: the call goes to its telephone, if it has one. */
  void toSeat(String user) {
    String target = parts.config().transfer().seats().get(user);
    if (target != null && telephone) {
      go(new Transfer.ToSeat(user, target), prompts.of("transfer.seat"));
    }
  }

  private void go(Transfer to, List<String> said) {
    transfer = to;
    mouth.say(said);
    afterSpeech = () -> line.transfer(to.target());
  }

  /** It worked; what to record. */
  Optional<DialogueEvent> reached() {
    Transfer done = transfer;
    return done == null
        ? Optional.empty()
        : Optional.of(new DialogueEvent.PutThrough(done.name(), true));
  }

  /** It did not work. */
  Optional<Failure> failed(int status) {
    Transfer tried = transfer;
    transfer = null;
    if (tried == null) {
      return Optional.empty();
    }
    DialogueEvent event = new DialogueEvent.PutThrough(tried.name(), false);
    String number = tried.name();
    return Optional.of(
        switch (tried) {
          case Transfer.Emergency e -> {
            List<String> said =
                new java.util.ArrayList<>(
                    prompts.of(
                        "transfer.emergency.failed", "number", SpokenReplies.digits(number)));
            said.addAll(onEmergencyFailure);
            yield new Failure(said, null, event);
          }
          case Transfer.SubCentre s ->
              new Failure(
                  prompts.of("transfer.subcentre.failed", "number", SpokenReplies.digits(number)),
                  null,
                  event);
          case Transfer.ToSeat s ->
              new Failure(prompts.of("transfer.seat.failed"), new Offer.CallBack(), event);
        });
  }
}
