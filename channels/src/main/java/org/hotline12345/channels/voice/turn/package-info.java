/** The turn: when somebody has spoken, what was meant, what is said, and where a call goes. */
@NullMarked
package org.hotline12345.channels.voice.turn;

import org.jspecify.annotations.NullMarked;
