package io.emprops.it.architecture.breakers.core.port.out;

/** A port without a contract. */
public interface Unpromised {
  /** Does something, nobody says what. */
  void act();
}
