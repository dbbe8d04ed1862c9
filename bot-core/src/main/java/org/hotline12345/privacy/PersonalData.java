package org.hotline12345.privacy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value about a person that must not end up in a log by accident: it prints redacted and is read
 * by {@link #reveal} only. Equal when the values are.
 */
public final class PersonalData<T> {
  private static final String REDACTED = "***";

  private final T value;

  private PersonalData(T value) {
    this.value = Objects.requireNonNull(value);
  }

  public static <T> PersonalData<T> of(T value) {
    return new PersonalData<>(value);
  }

  /** The value in the clear. Whoever calls this answers for where it goes. */
  public T reveal() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PersonalData<?> that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return REDACTED;
  }
}
