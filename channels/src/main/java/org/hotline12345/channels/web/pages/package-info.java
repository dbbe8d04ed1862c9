/** Pages, scripts and styles from the class path, with validators and compressed once. */
@NullMarked
package org.hotline12345.channels.web.pages;

import org.jspecify.annotations.NullMarked;
