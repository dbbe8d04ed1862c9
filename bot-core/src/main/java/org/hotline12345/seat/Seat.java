package org.hotline12345.seat;

/**
 * A human seat (座席).
 *
 * @param user the staff account
 * @param name what the citizen sees, never the person's own name
 */
public record Seat(String user, String name) {}
