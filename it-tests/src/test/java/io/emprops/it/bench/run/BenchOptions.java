package io.emprops.it.bench.run;

import java.nio.file.Path;
import java.util.List;

/**
 * What is asked of {@code ./bench}; the script lists names and options.
 *
 * @param quick whether only to see that it runs
 * @param out the folder for plots and the line of JSON
 */
public record BenchOptions(Benchmark benchmark, boolean quick, Path out) {

  /**
   * Reads the arguments.
   *
   * @param out the folder, unless they name another
   * @throws BenchFailure if they are not understood
   */
  public static BenchOptions parse(List<String> arguments, Path out) {
    if (arguments.isEmpty()) {
      throw new BenchFailure("name one of " + Benchmark.names());
    }
    Benchmark benchmark = Benchmark.ofWire(arguments.getFirst());
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
    return new BenchOptions(benchmark, quick, folder);
  }
}
