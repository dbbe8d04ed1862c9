/** The promise that what was acknowledged survives: transactions and forced commits. */
@NullMarked
package org.hotline12345.durability;

import org.jspecify.annotations.NullMarked;
