package io.emprops.it.bench.run;

import io.emprops.it.stack.Packaging;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of {@code ./bench}; the script lists names and options.
 *
 * @param quick whether only to see that it runs
 * @param packaging what the service that is measured was built as
 * @param only the one part to measure, where the benchmark has parts
 * @param out the folder for plots and the line of JSON
 */
public record BenchOptions(
    Benchmark benchmark, boolean quick, Packaging packaging, Optional<String> only, Path out) {
  private static final String DISPATCH = "dispatch";

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
    Packaging packaging = Packaging.JVM;
    Optional<String> only = Optional.empty();
    Path folder = out;
    for (var rest = arguments.listIterator(1); rest.hasNext(); ) {
      String argument = rest.next();
      switch (argument) {
        case "--quick" -> quick = true;
        case "--native" -> packaging = Packaging.NATIVE;
        case "--only" -> only = Optional.of(value(rest, "--only needs a part"));
        case "--out" -> folder = Path.of(value(rest, "--out needs a folder"));
        default -> throw new BenchFailure("what is '%s'?".formatted(argument));
      }
    }
    boolean isPart = benchmark == Benchmark.BROKER && only.equals(Optional.of(DISPATCH));
    if (only.isPresent() && !isPart) {
      throw new BenchFailure("--only goes with broker, for its part dispatch");
    }
    return new BenchOptions(benchmark, quick, packaging, only, folder);
  }

  private static String value(Iterator<String> rest, String complaint) {
    if (!rest.hasNext()) {
      throw new BenchFailure(complaint);
    }
    return rest.next();
  }
}
