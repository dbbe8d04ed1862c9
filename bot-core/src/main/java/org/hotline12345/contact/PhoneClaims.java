package org.hotline12345.contact;

import java.time.Instant;
import java.util.Optional;

/** Phones that citizens say are theirs. Joins the calling thread's transaction. Thread-safe. */
public interface PhoneClaims {

  /**
   * A claim that waits for its code.
   *
   * @param codeHash SHA-256 of code and address, lower-case hex
   * @param tries wrong codes so far
   * @param sent how many codes went out since {@code sentSince}, this one included
   */
  record Claim(
      String phone, String codeHash, Instant expiresAt, int tries, int sent, Instant sentSince) {
    /** Prints nothing of the citizen. */
    @Override
    public String toString() {
      return "Claim[" + expiresAt + "]";
    }
  }

  Optional<Claim> find(Channel channel, String address);

  /** Puts a claim in the place of the citizen's last one. */
  void put(Channel channel, String address, Claim claim);

  /** Counts a wrong code. */
  void wrong(Channel channel, String address);

  /** The code is used up; how many went out stays known. */
  void spend(Channel channel, String address);
}
