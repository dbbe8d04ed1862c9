/** The way of uploaded documents from the file to the review queue: preview, choice, import. */
@NullMarked
package org.hotline12345.kbindex.intake;

import org.jspecify.annotations.NullMarked;
