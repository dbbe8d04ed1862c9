package org.hotline12345.wording;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stood for a while.
 *
 * @param entry what it said; of a deleted one the last words
 * @param deleted whether it stood for being deleted
 * @param editor who made it so
 * @param from since when, inclusive
 * @param until until when, exclusive; null for the latest version
 */
public record WordVersion(
    WordEntry entry, boolean deleted, String editor, Instant from, @Nullable Instant until) {}
