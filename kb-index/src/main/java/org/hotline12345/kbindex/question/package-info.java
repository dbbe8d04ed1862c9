/** Makes a citizen's words searchable: leaves out what only asks, adds how offices call a thing. */
@NullMarked
package org.hotline12345.kbindex.question;

import org.jspecify.annotations.NullMarked;
