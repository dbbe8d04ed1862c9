/** What keeps personal data out of the log. */
@NullMarked
package org.hotline12345.channels.logging;

import org.jspecify.annotations.NullMarked;
