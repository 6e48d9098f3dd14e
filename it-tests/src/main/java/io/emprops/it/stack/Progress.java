package io.emprops.it.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells the person at the terminal what goes on and how long it took. */
public final class Progress {
  private final PrintStream out;
  private final InstantSource clock;
  private final Instant begun;

  /** Tells it to this stream. */
  public Progress(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.begun = clock.instant();
  }

  /** Does a step and prints a line with its name, what came of it, and its time. */
  <T> T step(String name, Supplier<T> step) {
    Instant start = clock.instant();
    T result = step.get();
    line("  %-14s ready   %s".formatted(name, seconds(start)));
    return result;
  }

  /** Prints a line. */
  void line(String text) {
    out.println(text);
    out.flush();
  }

  /** Prints text without ending the line. */
  void text(String text) {
    out.print(text);
    out.flush();
  }

  /** The time since the beginning. */
  String sinceBegin() {
    return seconds(begun);
  }

  private String seconds(Instant start) {
    long millis = Duration.between(start, clock.instant()).toMillis();
    return String.format(Locale.ROOT, "%5.1f s", millis / 1000.0);
  }
}
