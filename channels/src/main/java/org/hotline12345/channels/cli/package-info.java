/** The command line: parsing, output and exit codes; the work is done elsewhere. */
@NullMarked
package org.hotline12345.channels.cli;

import org.jspecify.annotations.NullMarked;
