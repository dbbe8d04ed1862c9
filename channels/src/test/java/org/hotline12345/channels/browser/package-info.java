/** Walks through the pages in a real browser, against the real server. */
@NullMarked
package org.hotline12345.channels.browser;

import org.jspecify.annotations.NullMarked;
