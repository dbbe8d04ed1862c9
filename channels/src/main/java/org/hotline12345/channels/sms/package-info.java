/** Short messages, through a gateway of the city. */
@NullMarked
package org.hotline12345.channels.sms;

import org.jspecify.annotations.NullMarked;
