@NullMarked
package org.hotline12345.channels.voice.recording;

import org.jspecify.annotations.NullMarked;
