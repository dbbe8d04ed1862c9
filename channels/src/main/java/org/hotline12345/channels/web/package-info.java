/**
 * The HTTP server: routes and validation from the contract, permissions, problems, limits, headers.
 */
@NullMarked
package org.hotline12345.channels.web;

import org.jspecify.annotations.NullMarked;
