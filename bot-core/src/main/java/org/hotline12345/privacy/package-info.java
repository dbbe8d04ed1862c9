/** Personal data: sealed in types, masked in text. */
@NullMarked
package org.hotline12345.privacy;

import org.jspecify.annotations.NullMarked;
