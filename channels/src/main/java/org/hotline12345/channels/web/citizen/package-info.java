/** What citizens call: conversations, order progress, articles. No session, tokens only. */
@NullMarked
package org.hotline12345.channels.web.citizen;

import org.jspecify.annotations.NullMarked;
