package io.emprops.core.job;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Makes ULIDs: 26 characters of Crockford's base 32, of which the first ten are the time in
 * milliseconds, so that later ones sort after earlier ones.
 */
public final class Ulid {
  private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final int TIME_CHARACTERS = 10;
  private static final int RANDOM_CHARACTERS = 16;

  private final InstantSource clock;
  private final RandomGenerator random;

  /** Draws time and chance from these; a secure generator makes the ids hard to guess. */
  public Ulid(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** The next one. */
  public String next() {
    char[] id = new char[TIME_CHARACTERS + RANDOM_CHARACTERS];
    long millis = clock.millis();
    for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
      id[i] = ALPHABET[(int) (millis & 31)];
      millis >>>= 5;
    }
    for (int i = TIME_CHARACTERS; i < id.length; i++) {
      id[i] = ALPHABET[random.nextInt(32)];
    }
    return new String(id);
  }
}
