package org.hotline12345.kbindex.documents;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a question list; texts are empty where the row has none.
 *
 * @param number the row's number as the table's program shows it
 */
record QuestionRow(
    int number,
    String question,
    String answer,
    List<String> similar,
    String title,
    String department,
    String region,
    List<String> audience,
    List<String> basis,
    String source,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    List<String> keywords,
    String id) {}
