/** Uploads of documents on their way into the knowledge, as they are remembered. */
@NullMarked
package org.hotline12345.intake;

import org.jspecify.annotations.NullMarked;
