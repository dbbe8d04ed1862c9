/** The Lucene index: analysis of Chinese, documents, generations on disk, hybrid search. */
@NullMarked
package org.hotline12345.kbindex.lucene;

import org.jspecify.annotations.NullMarked;
