/** The dialogue engine: one turn in, replies out; a conversation is its append-only events. */
@NullMarked
package org.hotline12345.dialogue;

import org.jspecify.annotations.NullMarked;
