/** How a citizen reaches the hotline. */
@NullMarked
package org.hotline12345.contact;

import org.jspecify.annotations.NullMarked;
