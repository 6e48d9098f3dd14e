package io.emprops.it.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What is asked of {@code ./bench template}; the script lists names and options.
 *
 * @param quick whether only to see that it runs
 * @param out the folder for the plot and the line of JSON
 */
record BenchOptions(boolean quick, Path out) {
  private static final String TEMPLATE = "template";

  /**
   * Reads the arguments.
   *
   * @param out the folder, unless they name another
   * @throws BenchFailure if they are not understood
   */
  static BenchOptions parse(List<String> arguments, Path out) {
    if (arguments.isEmpty() || !arguments.getFirst().equals(TEMPLATE)) {
      throw new BenchFailure("the one benchmark is '%s'".formatted(TEMPLATE));
    }
    boolean quick = false;
    Path folder = out;
    for (var rest = arguments.listIterator(1); rest.hasNext(); ) {
      String argument = rest.next();
      switch (argument) {
        case "--quick" -> quick = true;
        case "--out" -> {
          if (!rest.hasNext()) {
            throw new BenchFailure("--out needs a folder");
          }
          folder = Path.of(rest.next());
        }
        default -> throw new BenchFailure("what is '%s'?".formatted(argument));
      }
    }
    return new BenchOptions(quick, folder);
  }
}
