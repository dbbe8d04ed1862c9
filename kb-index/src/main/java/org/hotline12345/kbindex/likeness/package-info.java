/** Tells which articles say the same and which contradict each other. */
@NullMarked
package org.hotline12345.kbindex.likeness;

import org.jspecify.annotations.NullMarked;
