package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.channels.web.live.HolderView;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.enclosure.Enclosure;
import org.hotline12345.enclosure.Enclosures;
import org.hotline12345.enclosure.InvalidPictureException;
import org.hotline12345.enclosure.PictureCheck;
import org.hotline12345.seat.Seat;
import org.hotline12345.seat.SeatDesk;
import org.hotline12345.security.Permission;
import org.jspecify.annotations.Nullable;

/** Pictures and places of conversations and orders, at the seat. */
public final class PicturesApi {
  private final Enclosures enclosures;
  private final SeatDesk desk;
  private final ConversationLog log;
  private final Conversations conversations;
  private final Clock clock;

  public PicturesApi(
      Enclosures enclosures,
      SeatDesk desk,
      ConversationLog log,
      Conversations conversations,
      Clock clock) {
    this.enclosures = enclosures;
    this.desk = desk;
    this.log = log;
    this.conversations = conversations;
    this.clock = clock;
  }

  @Operation("deskPicture")
  @Requires(Permission.CONVERSE)
  public Answer picture(Call call) {
    return enclosures
        .content(call.path("id"))
        .map(
            content ->
                Answer.ok(new Answer.File(PictureCheck.MEDIA_TYPE, content))
                    .with("Cache-Control", "private, max-age=3600")
                    .with("X-Content-Type-Options", "nosniff"))
        .orElseThrow(() -> ProblemException.notFound("picture: unknown (expected: one sent)"));
  }

  /** A picture to the citizen, where the channel can show it. */
  @Operation("seatPicture")
  @Requires(Permission.CONVERSE)
  public Answer send(Call call) {
    String id = call.path("id");
    Channel channel = log.current(id).channel();
    if (channel != Channel.WECHAT) {
      throw ProblemException.invalid("channel", ChannelNames.of(channel), "wechat");
    }
    Seat seat = Seats.of(call.principal());
    byte[] content;
    try {
      content = PictureCheck.clean(call.bytes());
    } catch (InvalidPictureException e) {
      throw ProblemException.invalid("body", String.valueOf(e.getMessage()), "图片");
    }
    String key = call.query("key").orElse("");
    String picture = UUID.randomUUID().toString();
    enclosures.add(
        new Enclosure(
            picture,
            id,
            null,
            seat.user(),
            clock.instant(),
            Enclosure.Kind.PICTURE,
            "",
            null,
            PictureCheck.MEDIA_TYPE),
        content);
    Conversation state = desk.show(id, seat, key, picture);
    return Answer.ok(HolderView.of(state, conversations));
  }

  @Operation("orderEnclosures")
  @Requires(Permission.ORDER_READ)
  public Answer ofOrder(Call call) {
    return Answer.ok(enclosures.ofOrder(call.path("number")).stream().map(View::of).toList());
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record View(
      String id,
      String kind,
      Instant sentAt,
      String label,
      @Nullable Double latitude,
      @Nullable Double longitude) {
    static View of(Enclosure enclosure) {
      Enclosure.Position position = enclosure.position();
      return new View(
          enclosure.id(),
          enclosure.kind().name().toLowerCase(Locale.ROOT),
          enclosure.sentAt(),
          enclosure.label(),
          position == null ? null : position.latitude(),
          position == null ? null : position.longitude());
    }
  }
}
