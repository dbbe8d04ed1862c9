/** The learned route of an utterance: linear models over characters. */
@NullMarked
package org.hotline12345.models.route;

import org.jspecify.annotations.NullMarked;
