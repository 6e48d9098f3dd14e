package io.emprops.it.architecture.breakers.openapi;

/** A class that prints. */
public final class Loud {
  /** Prints. */
  public void speak() {
    System.out.println("heard by nobody");
  }
}
