package io.emprops.it.bench;

import io.emprops.it.bench.engine.Contender;
import io.emprops.it.bench.report.Figure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What came of runs in which ours took turns with another.
 *
 * @param measure what both did
 * @param item with what
 */
record Duels(String measure, String item) {

  /** Ours over all runs, then the other of each run, in order. */
  List<Figure> figures(List<RunResult> runs, Function<RunResult, String> other) {
    List<Figure> figures = new ArrayList<>();
    List<Turns> all = runs.stream().flatMap(Duels::turns).toList();
    figures.add(figure(Contender.OURS.wire(), all, Turns::oursNanos, Turns::oursBytes, _ -> 1));
    for (RunResult run : runs) {
      figures.add(
          figure(
              other.apply(run),
              turns(run).toList(),
              Turns::otherNanos,
              Turns::otherBytes,
              turn -> turn.otherNanos() / turn.oursNanos()));
    }
    return figures;
  }

  private Figure figure(
      String subject,
      Collection<Turns> turns,
      ToDoubleFunction<Turns> nanos,
      ToDoubleFunction<Turns> bytes,
      ToDoubleFunction<Turns> timesOurs) {
    return new Figure(
        measure,
        subject,
        item,
        turns.stream().mapToDouble(nanos).min().orElse(Double.NaN),
        median(turns, nanos),
        median(turns, bytes),
        median(turns, timesOurs));
  }

  private static double median(Collection<Turns> turns, ToDoubleFunction<Turns> of) {
    List<Double> sorted =
        turns.stream().map(of::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
  }

  private static Stream<Turns> turns(RunResult run) {
    return run.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .map(iteration -> Turns.of(iteration.getSecondaryResults()));
  }

  /** One iteration's means per call. */
  private record Turns(double oursNanos, double oursBytes, double otherNanos, double otherBytes) {
    @SuppressWarnings("rawtypes") // as JMH declares it
    static Turns of(Map<String, Result> counters) {
      double calls = counter(counters, "calls");
      return new Turns(
          counter(counters, "oursNanos") / calls,
          counter(counters, "oursBytes") / calls,
          counter(counters, "otherNanos") / calls,
          counter(counters, "otherBytes") / calls);
    }

    @SuppressWarnings("rawtypes") // as JMH declares it
    private static double counter(Map<String, Result> counters, String name) {
      return Objects.requireNonNull(counters.get(name), name).getScore();
    }
  }
}
