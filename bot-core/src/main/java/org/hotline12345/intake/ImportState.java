package org.hotline12345.intake;

/** How far an upload is. */
public enum ImportState {
  /** Waits to be read or is being read. */
  READING,
  /** Read; an editor may choose. */
  READY,
  /** What was chosen is being brought in. */
  IMPORTING,
  /** What was chosen is in review. */
  DONE,
  /** Could not be read at all. */
  FAILED
}
