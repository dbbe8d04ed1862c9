/** The city's own facts as tables: text files of tab-separated columns that an editor can diff. */
@NullMarked
package org.hotline12345.reference;

import org.jspecify.annotations.NullMarked;
