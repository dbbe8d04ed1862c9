/** Answers composed from passages only, and the check that nothing else got in. */
@NullMarked
package org.hotline12345.answer;

import org.jspecify.annotations.NullMarked;
