/** Load on this machine: how fast the hotline answers, beside an echo by the same way. */
@NullMarked
package org.hotline12345.channels.bench;

import org.jspecify.annotations.NullMarked;
