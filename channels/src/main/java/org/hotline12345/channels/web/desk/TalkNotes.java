package org.hotline12345.channels.web.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.RecordedEvent;

/** What happened in a conversation besides what was said, in words for staff. */
final class TalkNotes {
  private static final Map<String, String> REASONS = Map.of("citizen", "市民要求转人工");

  private TalkNotes() {}

  /**
   * One of them.
   *
   * @param seq place among the messages
   */
  record Note(long seq, Instant at, String text) {}

  static List<Note> of(List<RecordedEvent> events) {
    return events.stream()
        .flatMap(
            event ->
                words(event.event()).map(text -> new Note(event.seq(), event.at(), text)).stream())
        .toList();
  }

  /** Why a person is wanted, in words. */
  static String reason(String recorded) {
    return REASONS.getOrDefault(recorded, recorded);
  }

  /** Whether something changes what staff see besides the messages. */
  static boolean changes(DialogueEvent event) {
    return event instanceof DialogueEvent.HeardAs
        || event instanceof DialogueEvent.FormChanged
        || event instanceof DialogueEvent.NotUnderstood
        || words(event).isPresent();
  }

  private static Optional<String> words(DialogueEvent event) {
    return Optional.ofNullable(
        switch (event) {
          case DialogueEvent.PersonWanted wanted -> "转人工：" + reason(wanted.reason());
          case DialogueEvent.SeatTook took -> took.name() + " 接入";
          case DialogueEvent.HandedBack back -> handedBack(back.user());
          case DialogueEvent.Interrupted cut -> "市民打断了播报，没有听到：" + cut.unheard();
          case DialogueEvent.EmergencyHeard heard -> "听出紧急情况：" + heard.target();
          case DialogueEvent.PutThrough put -> putThrough(put);
          case DialogueEvent.Closed closed -> closed.by().equals("caller") ? "市民挂机" : "服务结束";
          default -> null;
        });
  }

  private static String handedBack(String by) {
    return switch (by) {
      case "citizen" -> "市民不再等待，交回智能助手";
      case "line" -> "话机没有接通，交回智能助手";
      default -> "座席交回智能助手";
    };
  }

  private static String putThrough(DialogueEvent.PutThrough put) {
    boolean number = put.target().matches("\\d+");
    String to = number ? put.target() : "座席话机";
    return put.reached() ? "电话已接到" + to : "电话没有接通" + to;
  }
}
