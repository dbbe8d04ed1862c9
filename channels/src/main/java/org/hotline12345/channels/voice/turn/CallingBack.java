package org.hotline12345.channels.voice.turn;

import org.hotline12345.calls.CallBack;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.Holder;
import org.hotline12345.dialogue.OrderForm;

/** Takes down who wants to be called back, and at which number. Belongs to the line's thread. */
final class CallingBack {
  private final CallRecord record;
  private final LinePrompts prompts;
  private CallBack.Reason reason = CallBack.Reason.WANTED;
  private boolean asked;

  CallingBack(CallRecord record, LinePrompts prompts) {
    this.record = record;
    this.prompts = prompts;
  }

  /** Whether a number was asked for. */
  boolean asksNumber() {
    return asked;
  }

  /** Something else was said. */
  void letBe() {
    asked = false;
  }

  /** Notes who wants to be called back, or asks for the number. */
  void wanted(CallBack.Reason why, Conversation state) {
    reason = why;
    OrderForm form = state.form();
    String told = form == null ? "" : form.phone();
    String number = told.isEmpty() ? record.number() : told;
    if (number.isEmpty()) {
      asked = true;
      prompts.say("callback.number");
    } else {
      at(number, state);
    }
  }

  /** Notes the number; whoever waited waits no longer. */
  void at(String number, Conversation state) {
    asked = false;
    record.callBack(number, reason);
    if (state.holder() == Holder.QUEUE) {
      record.note(state.id(), new DialogueEvent.HandedBack("citizen"));
    }
    prompts.say("callback.asked");
  }
}
