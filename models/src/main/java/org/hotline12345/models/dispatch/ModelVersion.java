package org.hotline12345.models.dispatch;

import java.time.Instant;
import java.util.Map;

/**
 * One learned version, as remembered beside its file.
 *
 * @param version names it, as in {@code v0003}
 * @param examples how many messages it was learned from
 * @param heldOut how many messages it was scored on and never learned from
 * @param accuracy share of those that it dispatches right
 * @param before what the version in use before dispatched right of the same messages
 * @param checksum SHA-256 of the model file
 * @param lessons SHA-256 of the masked messages and their units, seen and held back; empty for a
 *     version of an earlier release
 * @param perUnit messages learned from by code of the department
 */
public record ModelVersion(
    String version,
    Instant at,
    int examples,
    int heldOut,
    double accuracy,
    double before,
    long bytes,
    String checksum,
    String lessons,
    Map<String, Integer> perUnit) {
  public ModelVersion {
    perUnit = Map.copyOf(perUnit);
  }
}
