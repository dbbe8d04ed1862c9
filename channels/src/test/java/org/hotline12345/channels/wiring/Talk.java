package org.hotline12345.channels.wiring;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.DialogueEngine;
import org.hotline12345.dialogue.Handled;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.Turn;

/** A citizen in one conversation. */
final class Talk {

  private final DialogueEngine engine;
  private final Clock clock;
  private final String id;
  private final AtomicInteger turns;

  private Talk(DialogueEngine engine, Clock clock, String id, AtomicInteger turns) {
    this.engine = engine;
    this.clock = clock;
    this.id = id;
    this.turns = turns;
  }

  static Talk open(DialogueEngine engine, Clock clock) {
    return new Talk(
        engine, clock, engine.open(Channel.WEB, null).conversationId(), new AtomicInteger());
  }

  /** The same conversation with another engine. */
  Talk with(DialogueEngine other) {
    return new Talk(other, clock, id, turns);
  }

  String id() {
    return id;
  }

  /** Says something new. */
  List<Reply> say(String text) {
    return send("turn-" + turns.incrementAndGet(), text).replies();
  }

  /** Says it, and gives the texts of all replies. */
  String hear(String text) {
    return say(text).stream().map(Reply::text).collect(Collectors.joining("\n"));
  }

  /** Sends a turn under a key. */
  Handled send(String key, String text) {
    return engine.handle(new Turn(id, key, text, clock.instant()));
  }

  /** Fills a form up to the point where only 确认 is missing. */
  void complain() {
    say("我要投诉，莲都区碧湖镇人民街12号有家烧烤店油烟很大");
    say("从上周五开始");
    say("我姓王，电话13812345678");
    say("不需要保密");
  }

  /** Complains and confirms; the order's number. */
  String openOrder() {
    complain();
    return number(say("确认"));
  }

  static String number(List<Reply> replies) {
    Reply.OrderCard card = replies.getLast().order();
    if (card == null) {
      throw new AssertionError("no order in " + replies);
    }
    return card.number();
  }
}
