/** Everything that touches the outside, and the one main that wires all. */
@NullMarked
package org.hotline12345.channels;

import org.jspecify.annotations.NullMarked;
