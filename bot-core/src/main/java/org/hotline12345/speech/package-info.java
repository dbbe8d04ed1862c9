/** Speech as the hotline sees it: sound in and out, and the ports to what hears and speaks. */
@NullMarked
package org.hotline12345.speech;

import org.jspecify.annotations.NullMarked;
