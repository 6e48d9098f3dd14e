package io.emprops.it.bench.broker;

import io.emprops.it.bench.broker.Reading.Unit;
import io.emprops.it.bench.run.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Cycles of submission, claim and completion, with each way of batching, and what limits them. All
 * take turns in rounds; the best round of each counts, since a busy machine makes one slower and
 * never faster.
 */
final class CycleBench {
  static final String CYCLES = "cycles";
  static final String MEDIAN = "cycles-median";
  static final String CLIENT_CPU = "cycles-client-cpu";
  static final String REDIS_CPU = "cycles-redis-cpu";
  static final String LIMIT = "limit";

  private final List<Contender> contenders;
  private final Limits limits;
  private final Effort effort;
  private final Consumer<String> progress;

  CycleBench(List<Contender> contenders, Limits limits, Effort effort, Consumer<String> progress) {
    this.contenders = contenders;
    this.limits = limits;
    this.effort = effort;
    this.progress = progress;
  }

  /** One contender's way of batching. */
  private record Way(Contender contender, Batching batching) {}

  List<Reading> readings() {
    Map<String, List<Double>> calls = new LinkedHashMap<>();
    Map<Way, List<Round>> rounds = new LinkedHashMap<>();
    warmUp();
    for (int round = 0; round < effort.rounds(); round++) {
      limits
          .perSecond(effort.limit())
          .forEach((what, rate) -> calls.computeIfAbsent(what, _ -> new ArrayList<>()).add(rate));
      for (Way way : ways()) {
        int jobs = way.batching().single() ? effort.cycles() / 5 : effort.cycles();
        Round taken = way.contender().round(jobs, way.batching());
        progress.accept(
            String.format(
                Locale.ROOT,
                "  %-8s %-24s %8.0f /s",
                way.contender().name(),
                way.batching().item(),
                taken.perSecond()));
        rounds.computeIfAbsent(way, _ -> new ArrayList<>()).add(taken);
      }
    }
    return readings(calls, rounds);
  }

  /** Both virtual machines compile what they run often. */
  private void warmUp() {
    for (Contender contender : contenders) {
      contender.round(effort.cycles() / 5, contender.batchings().getLast());
    }
  }

  private List<Way> ways() {
    return contenders.stream()
        .flatMap(
            contender ->
                contender.batchings().stream().map(batching -> new Way(contender, batching)))
        .toList();
  }

  private static List<Reading> readings(
      Map<String, List<Double>> calls, Map<Way, List<Round>> rounds) {
    List<Reading> readings = new ArrayList<>();
    calls.forEach(
        (what, rates) ->
            readings.add(
                new Reading(LIMIT, "redis", what, Samples.of(rates).most(), Unit.PER_SECOND)));
    rounds.forEach(
        (way, taken) -> {
          Samples rates = of(taken, Round::perSecond);
          readings.add(reading(CYCLES, way, rates.most(), Unit.PER_SECOND));
          readings.add(reading(MEDIAN, way, rates.median(), Unit.PER_SECOND));
          double client = of(taken, Round::clientMicros).least();
          readings.add(reading(CLIENT_CPU, way, client, Unit.MICROS));
          double redis = of(taken, Round::redisMicros).least();
          readings.add(reading(REDIS_CPU, way, redis, Unit.MICROS));
        });
    return readings;
  }

  private static Reading reading(String measure, Way way, double value, Unit unit) {
    return new Reading(measure, way.contender().name(), way.batching().item(), value, unit);
  }

  private static Samples of(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return Samples.of(rounds.stream().mapToDouble(figure).boxed().toList());
  }
}
