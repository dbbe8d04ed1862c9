package org.hotline12345.channels.wechat;

import java.util.Map;
import org.hotline12345.channels.wechat.RefusedException.Reason;
import org.hotline12345.enclosure.Enclosure.Position;

/**
 * A message or event as the platform sends it.
 *
 * @param account the official account's original id (gh_…)
 * @param openId the citizen; personal, never to be logged
 * @param createTime seconds since 1970, by the platform's clock
 * @param key what tells it from all others: MsgId, for events sender, time and kind
 */
record Incoming(String account, String openId, long createTime, String key, Content content) {

  private static final int LONGEST_ID = 64;

  /** What was sent. */
  sealed interface Content {}

  record Text(String text) implements Content {}

  record Picture(String mediaId) implements Content {}

  /**
   * A voice message.
   *
   * @param mediaId16k the same at 16 kHz, empty when there is none
   * @param format {@code amr} or {@code speex}
   * @param recognition what the platform understood, usually empty
   */
  record Voice(String mediaId, String mediaId16k, String format, String recognition)
      implements Content {}

  record Location(Position position, String label) implements Content {}

  record Link(String title, String url) implements Content {}

  /** Followed; {@code scene} is that of the code scanned, empty for none. */
  record Subscribed(String scene) implements Content {}

  record Unsubscribed() implements Content {}

  /** A menu entry that asks for something. */
  record Clicked(String menuKey) implements Content {}

  /** A code was scanned by someone who follows already. */
  record Scanned(String scene) implements Content {}

  /** What became of a template message or of a subscription message. */
  record SendingFinished(Way way, String status) implements Content {
    /** Which kind it was. */
    enum Way {
      TEMPLATE,
      SUBSCRIPTION
    }

    /** Whether it came through. */
    boolean succeeded() {
      return status.equals("success");
    }

    /** Whether the citizen does not want such messages. */
    boolean unwanted() {
      return status.contains("user") || status.contains("reject");
    }
  }

  /** A kind of message that cannot be read here, as a video. */
  record Unreadable() implements Content {}

  /** Nothing to answer: a page opened from the menu, a position reported, what is new to us. */
  record Other() implements Content {}

  /** Whether it is the citizen's own doing that opens the long window of customer messages. */
  boolean isMessage() {
    return switch (content) {
      case Text c -> true;
      case Picture c -> true;
      case Voice c -> true;
      case Location c -> true;
      case Link c -> true;
      case Unreadable c -> true;
      default -> false;
    };
  }

  /**
   * Reads a message.
   *
   * @throws RefusedException when something is missing that every message has
   */
  static Incoming of(Map<String, String> xml) {
    String openId = required(xml, "FromUserName", LONGEST_ID);
    long createTime = number(required(xml, "CreateTime", 20));
    String type = required(xml, "MsgType", 32);
    boolean event = type.equals("event");
    String key =
        event
            ? openId + ":" + createTime + ":" + xml.getOrDefault("Event", "")
            : required(xml, "MsgId", LONGEST_ID);
    return new Incoming(
        required(xml, "ToUserName", LONGEST_ID),
        openId,
        createTime,
        key.length() <= 120 ? key : key.substring(0, 120),
        event ? event(xml) : message(type, xml));
  }

  private static Content message(String type, Map<String, String> xml) {
    return switch (type) {
      case "text" -> new Text(xml.getOrDefault("Content", ""));
      case "image" -> new Picture(required(xml, "MediaId", 256));
      case "voice" ->
          new Voice(
              required(xml, "MediaId", 256),
              xml.getOrDefault("MediaId16K", ""),
              xml.getOrDefault("Format", ""),
              xml.getOrDefault("Recognition", ""));
      case "location" ->
          new Location(
              position(xml.getOrDefault("Location_X", ""), xml.getOrDefault("Location_Y", "")),
              xml.getOrDefault("Label", ""));
      case "link" -> new Link(xml.getOrDefault("Title", ""), xml.getOrDefault("Url", ""));
      default -> new Unreadable();
    };
  }

  private static Content event(Map<String, String> xml) {
    String eventKey = xml.getOrDefault("EventKey", "");
    return switch (xml.getOrDefault("Event", "")) {
      case "subscribe" -> new Subscribed(eventKey.replaceFirst("^qrscene_", ""));
      case "unsubscribe" -> new Unsubscribed();
      case "SCAN" -> new Scanned(eventKey);
      case "CLICK" -> new Clicked(eventKey);
      case "TEMPLATESENDJOBFINISH" ->
          new SendingFinished(SendingFinished.Way.TEMPLATE, xml.getOrDefault("Status", ""));
      case "subscribe_msg_sent_event" ->
          new SendingFinished(
              SendingFinished.Way.SUBSCRIPTION,
              xml.getOrDefault("SubscribeMsgSentEvent/List/ErrorStatus", ""));
      default -> new Other();
    };
  }

  private static Position position(String latitude, String longitude) {
    try {
      return new Position(Double.parseDouble(latitude), Double.parseDouble(longitude));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.XML);
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new RefusedException(Reason.XML);
    }
  }

  private static String required(Map<String, String> xml, String name, int longest) {
    String value = xml.getOrDefault(name, "").strip();
    if (value.isEmpty() || value.length() > longest) {
      throw new RefusedException(Reason.XML);
    }
    return value;
  }

  /** Prints nothing of the citizen. */
  @Override
  public String toString() {
    return "Incoming[" + content.getClass().getSimpleName() + "]";
  }
}
