package org.hotline12345.channels.voice.rtp;

/**
 * What a stream has seen.
 *
 * @param received packets of the call
 * @param lost packets that never came in time, told as silence
 * @param late packets that came after their time, or twice
 * @param garbage datagrams that are no RTP of the call: nonsense, another codec, another sender
 * @param sent packets
 */
public record RtpStats(long received, long lost, long late, long garbage, long sent) {
  public static final RtpStats NONE = new RtpStats(0, 0, 0, 0, 0);
}
