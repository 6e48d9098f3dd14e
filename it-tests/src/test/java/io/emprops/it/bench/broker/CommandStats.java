package io.emprops.it.bench.broker;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What Redis has counted of each command since it started, as {@code INFO commandstats} tells. */
record CommandStats(Map<String, Count> counts) {
  private static final Pattern LINE = Pattern.compile("cmdstat_([^:]+):calls=(\\d+),usec=(\\d+)");

  CommandStats {
    counts = Map.copyOf(counts);
  }

  /** How often a command was called, and Redis' time in it. */
  record Count(long calls, long micros) {
    static final Count NONE = new Count(0, 0);

    Count minus(Count other) {
      return new Count(calls - other.calls, micros - other.micros);
    }

    /** Redis' time for one call; NaN without a call. */
    double microsPerCall() {
      return calls == 0 ? Double.NaN : (double) micros / calls;
    }
  }

  /** Reads the section's text. */
  static CommandStats parse(String info) {
    Map<String, Count> counts = new TreeMap<>();
    LINE.matcher(info).results().forEach(line -> counts.put(line.group(1), count(line)));
    return new CommandStats(counts);
  }

  private static Count count(MatchResult line) {
    return new Count(Long.parseLong(line.group(2)), Long.parseLong(line.group(3)));
  }

  /** What came after an earlier reading; commands that were not called are left out. */
  CommandStats since(CommandStats before) {
    Map<String, Count> grown = new TreeMap<>();
    counts.forEach(
        (command, count) -> {
          Count more = count.minus(before.of(command));
          if (more.calls() > 0) {
            grown.put(command, more);
          }
        });
    return new CommandStats(grown);
  }

  /** The count of one command. */
  Count of(String command) {
    return counts.getOrDefault(command, Count.NONE);
  }
}
