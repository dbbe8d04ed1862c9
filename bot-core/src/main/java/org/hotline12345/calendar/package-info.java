/** The State Council's working calendar. */
@NullMarked
package org.hotline12345.calendar;

import org.jspecify.annotations.NullMarked;
