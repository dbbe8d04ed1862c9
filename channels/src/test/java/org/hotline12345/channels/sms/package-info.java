@NullMarked
package org.hotline12345.channels.sms;

import org.jspecify.annotations.NullMarked;
