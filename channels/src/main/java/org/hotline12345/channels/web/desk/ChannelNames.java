package org.hotline12345.channels.web.desk;

import java.util.Locale;
import org.hotline12345.contact.Channel;

/** Channels as the wire names them. */
final class ChannelNames {
  private ChannelNames() {}

  static String of(Channel channel) {
    return channel.name().toLowerCase(Locale.ROOT);
  }
}
