/**
 * The words of the city as its editors keep them: which mean the same, which were misheard or
 * mistyped, which name a place. Used at query time, so that a saved word works at once.
 */
@NullMarked
package org.hotline12345.wording;

import org.jspecify.annotations.NullMarked;
