/** Calls as the hotline remembers them: who rang, what is kept of the sound, whom to call back. */
@NullMarked
package org.hotline12345.calls;

import org.jspecify.annotations.NullMarked;
