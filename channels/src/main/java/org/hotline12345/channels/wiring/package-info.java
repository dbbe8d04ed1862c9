/** The one place where everything is put together. */
@NullMarked
package org.hotline12345.channels.wiring;

import org.jspecify.annotations.NullMarked;
