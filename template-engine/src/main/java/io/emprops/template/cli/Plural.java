package io.emprops.template.cli;

/** A number of things in words. */
final class Plural {
  private Plural() {}

  static String of(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
