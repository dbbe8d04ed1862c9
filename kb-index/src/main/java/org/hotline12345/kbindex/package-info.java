/** Lucene: analysis of Chinese, indexing, retrieval, import, reindexing. */
@NullMarked
package org.hotline12345.kbindex;

import org.jspecify.annotations.NullMarked;
