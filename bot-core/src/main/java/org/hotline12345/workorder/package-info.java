/** Work orders: their life, deadlines, dispatch and history. */
@NullMarked
package org.hotline12345.workorder;

import org.jspecify.annotations.NullMarked;
