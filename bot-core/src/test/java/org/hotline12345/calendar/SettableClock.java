package org.hotline12345.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** A clock that stands still until told otherwise. */
public final class SettableClock extends Clock {
  private final ZoneId zone;
  private volatile Instant now;

  private SettableClock(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** A clock of the city at a local time such as {@code 2026-11-23T09:00}. */
  public static SettableClock at(String local) {
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    return new SettableClock(LocalDateTime.parse(local).atZone(zone).toInstant(), zone);
  }

  public void set(String local) {
    now = LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SettableClock(now, other);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
