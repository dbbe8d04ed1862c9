/** What can be said next in a conversation, and which of it was meant by what was heard. */
@NullMarked
package org.hotline12345.listening;

import org.jspecify.annotations.NullMarked;
