package io.emprops.it.architecture.breakers.template.surface;

import picocli.CommandLine.Model.CommandSpec;

/** A surface that does the work of a command. */
public final class SurfaceThatReadsOptions {
  private SurfaceThatReadsOptions() {}

  static String command() {
    return CommandSpec.create().name();
  }
}
