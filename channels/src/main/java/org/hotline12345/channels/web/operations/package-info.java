/** Probes and metrics. */
@NullMarked
package org.hotline12345.channels.web.operations;

import org.jspecify.annotations.NullMarked;
