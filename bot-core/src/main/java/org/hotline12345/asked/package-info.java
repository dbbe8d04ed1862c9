/** What citizens asked, what became of it, and what the knowledge base should learn from it. */
@NullMarked
package org.hotline12345.asked;

import org.jspecify.annotations.NullMarked;
