/** Persistence: repositories, migrations, group commit. The only place of SQL. */
@NullMarked
package org.hotline12345.store;

import org.jspecify.annotations.NullMarked;
