package io.emprops.template.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One of the commands. */
interface Subcommand {

  String name();

  /** Its options and parameters. */
  CommandSpec spec();

  /** Runs it with arguments that fit them. */
  ExitCode run(ParseResult arguments);
}
