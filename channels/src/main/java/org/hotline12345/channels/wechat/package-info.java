/** The WeChat official account: callback, replies, unasked messages, menu and templates. */
@NullMarked
package org.hotline12345.channels.wechat;

import org.jspecify.annotations.NullMarked;
