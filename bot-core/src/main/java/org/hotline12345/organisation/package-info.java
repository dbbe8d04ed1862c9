/** The city's units, jurisdictions, the nineteen lines and the duty list. */
@NullMarked
package org.hotline12345.organisation;

import org.jspecify.annotations.NullMarked;
