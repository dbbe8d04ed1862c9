/**
 * Knowledge articles: versioned, owned, valid from and to; and the ports through which they are
 * found.
 */
@NullMarked
package org.hotline12345.knowledge;

import org.jspecify.annotations.NullMarked;
