/**
 * Which department a message is for, learned from examples: linear models over characters and
 * meaning, their calibration, and the versions an installation keeps.
 */
@NullMarked
package org.hotline12345.models.dispatch;

import org.jspecify.annotations.NullMarked;
