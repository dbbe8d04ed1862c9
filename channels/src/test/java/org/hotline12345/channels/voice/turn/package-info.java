@NullMarked
package org.hotline12345.channels.voice.turn;

import org.jspecify.annotations.NullMarked;
