/**
 * Sound over the network: RTP (RFC 3550) with G.711 and keys (RFC 4733), paced on absolute time,
 * read through a small jitter buffer.
 */
@NullMarked
package org.hotline12345.channels.voice.rtp;

import org.jspecify.annotations.NullMarked;
