package io.emprops.it.faults;

import java.util.List;
import java.util.Optional;

/**
 * What is asked of {@code ./bench faults}.
 *
 * @param seed of the first history; each has one of its own, in sequence
 * @param broken the guard that is left out on purpose
 * @param tail how many moments of a history that breaks a promise are told
 */
public record FaultOptions(long seed, int histories, Optional<Breakage> broken, int tail) {
  /** Chooses which harness runs, and is no option of either. */
  private static final String LIVE = "--live";

  private static final int USUAL = 1_000;
  private static final int USUAL_TAIL = 12;

  /**
   * Reads the arguments.
   *
   * @throws FaultFailure if they are not understood
   */
  static FaultOptions parse(List<String> arguments) {
    return parse(arguments, USUAL);
  }

  /**
   * Reads the arguments.
   *
   * @param usual how many histories, unless told
   * @throws FaultFailure if they are not understood
   */
  public static FaultOptions parse(List<String> arguments, int usual) {
    long seed = 1;
    int histories = usual;
    int tail = USUAL_TAIL;
    Optional<Breakage> broken = Optional.empty();
    for (var rest = arguments.listIterator(); rest.hasNext(); ) {
      String option = rest.next();
      if (option.equals(LIVE)) {
        continue;
      }
      if (!rest.hasNext()) {
        throw new FaultFailure("%s needs a value".formatted(option));
      }
      String value = rest.next();
      switch (option) {
        case "--seed" -> seed = number(option, value);
        case "--histories" -> histories = Math.toIntExact(number(option, value));
        case "--tail" -> tail = Math.toIntExact(number(option, value));
        case "--break" -> broken = Optional.of(Breakage.ofWire(value));
        default -> throw new FaultFailure("what is '%s'?".formatted(option));
      }
    }
    return new FaultOptions(seed, histories, broken, tail);
  }

  private static long number(String option, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new FaultFailure("%s needs a number, not '%s'".formatted(option, value), e);
    }
  }
}
