package io.emprops.it.architecture.breakers.template;

import picocli.CommandLine.Model.CommandSpec;

/** The language that knows how commands are written. */
public final class EngineThatReadsOptions {
  private EngineThatReadsOptions() {}

  static String command() {
    return CommandSpec.create().name();
  }
}
