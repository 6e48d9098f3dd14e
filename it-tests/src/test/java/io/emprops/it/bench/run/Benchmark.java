package io.emprops.it.bench.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be measured. */
public enum Benchmark {
  TEMPLATE,
  BROKER,
  FOLLOWERS,
  GROWTH,
  CONNECTORS;

  /** Its name on the command line. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one of this name.
   *
   * @throws BenchFailure if there is none
   */
  static Benchmark ofWire(String wire) {
    return Arrays.stream(values())
        .filter(benchmark -> benchmark.wire().equals(wire))
        .findFirst()
        .orElseThrow(() -> new BenchFailure("'%s' is none of %s".formatted(wire, names())));
  }

  /** All names. */
  static String names() {
    return Arrays.stream(values()).map(Benchmark::wire).collect(Collectors.joining(", "));
  }
}
