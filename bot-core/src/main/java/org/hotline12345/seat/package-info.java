/** Human seats: the queue, taking over and handing back a conversation. */
@NullMarked
package org.hotline12345.seat;

import org.jspecify.annotations.NullMarked;
