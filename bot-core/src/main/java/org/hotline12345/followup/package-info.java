/** After a reply: whether the citizen was reached, the matter solved, and how content he is. */
@NullMarked
package org.hotline12345.followup;

import org.jspecify.annotations.NullMarked;
