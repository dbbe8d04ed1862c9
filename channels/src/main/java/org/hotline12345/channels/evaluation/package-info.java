/** Measures the engine against labelled cases. */
@NullMarked
package org.hotline12345.channels.evaluation;

import org.jspecify.annotations.NullMarked;
