/** What staff call: session, queue and conversations, orders, knowledge. */
@NullMarked
package org.hotline12345.channels.web.desk;

import org.jspecify.annotations.NullMarked;
