/** Files of knowledge: articles in Markdown with front matter, documents as JSON lines. */
@NullMarked
package org.hotline12345.kbindex.files;

import org.jspecify.annotations.NullMarked;
