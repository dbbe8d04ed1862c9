/** Pictures and places that citizens and seats send in a conversation. */
@NullMarked
package org.hotline12345.enclosure;

import org.jspecify.annotations.NullMarked;
