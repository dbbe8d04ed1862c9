/** Measures retrieval on questions with known answers, beside plain BM25. */
@NullMarked
package org.hotline12345.kbindex.evaluation;

import org.jspecify.annotations.NullMarked;
