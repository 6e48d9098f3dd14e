package io.emprops.it.faults.check;

import java.time.Instant;

/**
 * One entry of a history.
 *
 * @param at the broker's time
 */
public record Moment(Instant at, Fact fact) {

  @Override
  public String toString() {
    return at + " " + fact;
  }
}
