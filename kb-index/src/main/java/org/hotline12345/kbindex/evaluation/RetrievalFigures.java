package org.hotline12345.kbindex.evaluation;

import java.util.Map;

/**
 * What an evaluation measured, in the shape of {@code eval retrieval}'s JSON.
 *
 * @param questions how many were asked
 * @param recallAt1 share of questions with a relevant document at rank 1
 * @param recallAt5 share of questions with a relevant document among the first 5
 * @param mrrAt10 mean of 1/rank of the first relevant document, 0 beyond rank 10
 * @param queryMillisP50 median time of a query, its embedding included
 * @param queryMillisP95 95th percentile of the same
 * @param indexDocsPerSecond documents indexed a second, embedding included
 * @param baselines plain BM25 on the same documents and questions, by analysis
 */
public record RetrievalFigures(
    int questions,
    double recallAt1,
    double recallAt5,
    double mrrAt10,
    double queryMillisP50,
    double queryMillisP95,
    double indexDocsPerSecond,
    Map<String, RankScores> baselines) {}
