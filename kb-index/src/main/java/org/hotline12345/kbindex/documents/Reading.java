package org.hotline12345.kbindex.documents;

import java.util.List;

/**
 * What a reader found in one file.
 *
 * @param warnings in Chinese: what was left out or looks wrong
 */
record Reading(List<Block> blocks, List<String> warnings) {
  Reading {
    blocks = List.copyOf(blocks);
    warnings = List.copyOf(warnings);
  }
}
