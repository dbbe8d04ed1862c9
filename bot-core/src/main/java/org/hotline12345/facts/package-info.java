/**
 * The facts of a matter in a citizen's words: where, when, who, how much, how many, what is asked.
 */
@NullMarked
package org.hotline12345.facts;

import org.jspecify.annotations.NullMarked;
