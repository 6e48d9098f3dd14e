package io.emprops.it.scenario;

import io.emprops.it.stack.Packaging;

/**
 * What the stories are told of: the services as jars, or with {@code -Demp.native} as executables.
 */
final class Tested {
  private Tested() {}

  static Packaging packaging() {
    return Boolean.getBoolean("emp.native") ? Packaging.NATIVE : Packaging.JVM;
  }
}
