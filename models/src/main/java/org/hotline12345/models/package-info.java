/** Everything learned: the embedding model and, later, speech and classifiers. */
@NullMarked
package org.hotline12345.models;

import org.jspecify.annotations.NullMarked;
