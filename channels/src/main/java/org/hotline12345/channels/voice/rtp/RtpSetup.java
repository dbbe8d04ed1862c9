package org.hotline12345.channels.voice.rtp;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What two sides have agreed on.
 *
 * @param eventType payload type of telephone events, {@link #NO_EVENTS} when the other side has
 *     none
 * @param remote where the other side wants sound; null when it does not say
 * @param sending whether sound is sent; else what waits to be played goes on waiting
 * @param receiving whether what comes in is listened to
 */
public record RtpSetup(
    Codec codec,
    int eventType,
    @Nullable InetSocketAddress remote,
    boolean sending,
    boolean receiving) {
  public static final int NO_EVENTS = -1;
}
