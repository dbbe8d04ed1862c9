/** Speech told from noise by the Silero model. */
@NullMarked
package org.hotline12345.models.voiceactivity;

import org.jspecify.annotations.NullMarked;
