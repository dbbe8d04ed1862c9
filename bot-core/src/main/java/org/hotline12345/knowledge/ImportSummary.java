package org.hotline12345.knowledge;

/**
 * What an import did.
 *
 * @param added articles that are new
 * @param changed articles that got a new version
 * @param unchanged articles that were there with the same words
 * @param kept articles left alone because an editor has changed them
 */
public record ImportSummary(int added, int changed, int unchanged, int kept) {
  static final ImportSummary NOTHING = new ImportSummary(0, 0, 0, 0);

  ImportSummary plus(ImportSummary other) {
    return new ImportSummary(
        added + other.added,
        changed + other.changed,
        unchanged + other.unchanged,
        kept + other.kept);
  }
}
