package io.emprops.it.architecture.breakers.core;

import java.util.concurrent.atomic.AtomicInteger;

/** A value with a setter. */
public record Settable(AtomicInteger cell) {
  /** Sets. */
  public void setCell(int value) {
    cell.set(value);
  }
}
