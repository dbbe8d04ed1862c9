/**
 * Speech into text by Vosk. The native library can end the process it runs in, so it runs in worker
 * processes; here are both ends of the pipe between them.
 */
@NullMarked
package org.hotline12345.models.recognition;

import org.jspecify.annotations.NullMarked;
