/** Turns text into vectors: the in-process embedding model and the cache in front of it. */
@NullMarked
package org.hotline12345.models.embedding;

import org.jspecify.annotations.NullMarked;
