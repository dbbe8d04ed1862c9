/** The catalogue of model files: source, licence, size and checksum of everything learned. */
@NullMarked
package org.hotline12345.models.catalogue;

import org.jspecify.annotations.NullMarked;
