/** What happens in conversations, as messages, pushed to whoever looks on. */
@NullMarked
package org.hotline12345.channels.web.live;

import org.jspecify.annotations.NullMarked;
