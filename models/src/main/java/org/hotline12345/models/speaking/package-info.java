/**
 * Text into speech: recorded sentences, joined recordings, a program beside, a server elsewhere.
 */
@NullMarked
package org.hotline12345.models.speaking;

import org.jspecify.annotations.NullMarked;
