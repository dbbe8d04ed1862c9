/** Numbers written in Chinese characters. */
@NullMarked
package org.hotline12345.kbindex.numerals;

import org.jspecify.annotations.NullMarked;
