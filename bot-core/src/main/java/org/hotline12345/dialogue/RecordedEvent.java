package org.hotline12345.dialogue;

import java.time.Instant;

/**
 * An event in its place.
 *
 * @param seq 1 for the conversation's first event, then without gaps
 */
public record RecordedEvent(long seq, Instant at, DialogueEvent event) {}
