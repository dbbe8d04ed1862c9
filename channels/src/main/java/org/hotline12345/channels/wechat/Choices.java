package org.hotline12345.channels.wechat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.contact.Contact;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.DialogueEvent.BotReplied;
import org.hotline12345.dialogue.DialogueEvent.CitizenSaid;
import org.hotline12345.dialogue.FormStep;
import org.hotline12345.dialogue.OrderForm;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.Reply;

/** Quick replies where there are no buttons: a bare number picks one. */
final class Choices {
  private static final Pattern NUMBER = Pattern.compile("([0-9]{1,2})[.、。)]?");
  private static final int TAIL = 4;

  /** So far back the last reply is looked for. */
  private static final int LOOKED_AT = 30;

  private final Conversations conversations;
  private final Phrases phrases;

  Choices(Conversations conversations, Phrases phrases) {
    this.conversations = conversations;
    this.phrases = phrases;
  }

  /** What the citizen means to say: the quick reply of that number, else the words themselves. */
  String meant(String text, Contact contact, Conversation state) {
    List<String> open = new ArrayList<>(lastOffered(state));
    String own = boundPhone(contact, state);
    if (!own.isEmpty()) {
      open.add(own);
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    Matcher number = NUMBER.matcher(plain);
    String chosen = text;
    if (number.matches()) {
      int choice = Integer.parseInt(number.group(1));
      if (choice >= 1 && choice <= open.size()) {
        chosen = open.get(choice - 1);
      }
    }
    String phone = contact.phone();
    return !own.isEmpty() && chosen.equals(own) && phone != null ? phone : chosen;
  }

  /** The replies with the citizen's own phone among what can be chosen, when a phone is asked. */
  List<Reply> withPhone(List<Reply> replies, Contact contact, Conversation state) {
    String own = boundPhone(contact, state);
    if (own.isEmpty() || replies.isEmpty()) {
      return replies;
    }
    List<Reply> changed = new ArrayList<>(replies);
    Reply last = changed.removeLast();
    List<String> quick = new ArrayList<>(last.quickReplies());
    quick.add(own);
    changed.add(
        new Reply(last.kind(), last.text(), last.citations(), quick, last.order(), last.handoff()));
    return changed;
  }

  private String boundPhone(Contact contact, Conversation state) {
    OrderForm form = state.form();
    String phone = contact.phone();
    return phone == null || form == null || form.asked() != FormStep.CONTACT
        ? ""
        : phrases.say("wechat.phone.own", "tail", phone.substring(phone.length() - TAIL));
  }

  private List<String> lastOffered(Conversation state) {
    List<String> offered = List.of();
    long from = Math.max(0, state.seq() - LOOKED_AT);
    for (RecordedEvent event : conversations.events(state.id(), from)) {
      if (event.event() instanceof CitizenSaid) {
        offered = List.of();
      } else if (event.event() instanceof BotReplied replied
          && !replied.reply().quickReplies().isEmpty()) {
        offered = replied.reply().quickReplies();
      }
    }
    return offered;
  }
}
