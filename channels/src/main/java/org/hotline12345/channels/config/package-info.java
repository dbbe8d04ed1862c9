/** The configuration file: typed, checked whole before anything starts. */
@NullMarked
package org.hotline12345.channels.config;

import org.jspecify.annotations.NullMarked;
