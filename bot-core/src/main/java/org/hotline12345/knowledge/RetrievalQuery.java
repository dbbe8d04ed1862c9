package org.hotline12345.knowledge;

import java.time.LocalDate;

/**
 * What to look for.
 *
 * @param text the citizen's words, not empty
 * @param region division code of the asker, {@code 331100} when unknown; a county's article is
 *     found only for its own people, the city's for all
 * @param day the day on which the article must be valid
 * @param limit greatest number of articles, at least 1
 */
public record RetrievalQuery(String text, String region, LocalDate day, int limit) {}
