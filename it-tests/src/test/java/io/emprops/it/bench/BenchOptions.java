package io.emprops.it.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What is asked of {@code ./bench}.
 *
 * @param name of the benchmark; empty lists the names
 * @param quick whether only to see that it runs
 * @param out the folder for plots, the log and the line of JSON
 */
record BenchOptions(String name, boolean quick, Path out) {
  static final String TEMPLATE = "template";
  static final String USAGE =
      """
      ./bench NAME [--quick] [--out FOLDER]

        template   the template engine against its peers: render, compile, allocation, growth

        --quick    runs all of it, too shortly for figures to be believed
        --out      where plots and the line of JSON go; target/bench unless told
      """;

  /**
   * Reads the arguments.
   *
   * @throws BenchFailure if they are not understood
   */
  static BenchOptions parse(List<String> arguments, Path out) {
    String name = "";
    boolean quick = false;
    Path folder = out;
    for (var rest = arguments.iterator(); rest.hasNext(); ) {
      String argument = rest.next();
      switch (argument) {
        case TEMPLATE -> name = argument;
        case "--quick" -> quick = true;
        case "--out" -> {
          if (!rest.hasNext()) {
            throw new BenchFailure("--out needs a folder");
          }
          folder = Path.of(rest.next());
        }
        case "--help", "-h" -> {
          return new BenchOptions("", false, out);
        }
        default -> throw new BenchFailure("what is '%s'?\n%s".formatted(argument, USAGE));
      }
    }
    return new BenchOptions(name, quick, folder);
  }
}
