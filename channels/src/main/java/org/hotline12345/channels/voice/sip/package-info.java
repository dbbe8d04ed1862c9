/** Telephone calls by SIP (RFC 3261): taken, refused, held, put through, ended. */
@NullMarked
package org.hotline12345.channels.voice.sip;

import org.jspecify.annotations.NullMarked;
