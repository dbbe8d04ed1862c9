/** What an utterance means: emergency, route, slots. Rules first, models beside them. */
@NullMarked
package org.hotline12345.understanding;

import org.jspecify.annotations.NullMarked;
