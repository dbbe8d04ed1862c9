@NullMarked
package org.hotline12345.channels.cli;

import org.jspecify.annotations.NullMarked;
