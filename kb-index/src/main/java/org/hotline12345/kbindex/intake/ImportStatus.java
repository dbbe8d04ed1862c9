package org.hotline12345.kbindex.intake;

import org.hotline12345.intake.ImportJob;
import org.jspecify.annotations.Nullable;

/**
 * How an upload stands.
 *
 * @param done files read of those known so far
 * @param preview null until it is read
 */
public record ImportStatus(ImportJob job, int done, int total, @Nullable ImportPreview preview) {}
