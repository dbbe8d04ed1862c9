/** Cuts articles into passages that can stand alone as an answer. */
@NullMarked
package org.hotline12345.kbindex.passage;

import org.jspecify.annotations.NullMarked;
