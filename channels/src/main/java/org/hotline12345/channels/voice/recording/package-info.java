/** The sound of calls, written encrypted while they go on. */
@NullMarked
package org.hotline12345.channels.voice.recording;

import org.jspecify.annotations.NullMarked;
