/** The voice channel: what a telephone call and a browser's microphone have in common. */
@NullMarked
package org.hotline12345.channels.voice;

import org.jspecify.annotations.NullMarked;
