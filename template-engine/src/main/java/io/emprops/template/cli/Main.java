package io.emprops.template.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where the process begins: it hands the standard streams on, and nobody else knows them. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    var console =
        new Console(
            System.in,
            new PrintWriter(System.out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, false, StandardCharsets.UTF_8));
    System.exit(new TemplateCommand(console).run(arguments));
  }
}
