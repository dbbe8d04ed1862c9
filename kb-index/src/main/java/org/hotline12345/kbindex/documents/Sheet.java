package org.hotline12345.kbindex.documents;

import java.util.List;

/** A printed page: its size and the characters people see on it. */
record Sheet(double width, double height, List<Glyph> glyphs) {}
