/**
 * Reads office documents and question lists into articles. Everything here treats a file as written
 * by a stranger: what it unpacks to is bounded, what it hides is dropped and told.
 */
@NullMarked
package org.hotline12345.kbindex.documents;

import org.jspecify.annotations.NullMarked;
