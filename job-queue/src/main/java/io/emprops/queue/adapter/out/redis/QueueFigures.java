package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.Gate;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.QueueStats.HeldBack;
import io.emprops.core.job.QueueStats.Rate;
import io.emprops.core.job.QueueStats.TypeLoad;
import io.emprops.core.job.ShutGate;
import io.emprops.core.job.ShutGate.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what functions tell of a partition as a whole. */
final class QueueFigures {
  private QueueFigures() {}

  static QueueStats stats(Reply reply) {
    String oldest = reply.text(3);
    return new QueueStats(
        instant(reply.text(0)),
        reply.number(1),
        reply.number(2),
        oldest.isEmpty() ? null : instant(oldest),
        types(counts(reply.at(4)), counts(reply.at(5))),
        gates(reply.at(6)),
        held(reply.at(8)),
        rates(reply.at(7)));
  }

  /** A gate, and its state as it stands in Redis. */
  static ShutGate shut(Gate gate, String state) {
    return switch (state) {
      case "paused" -> ShutGate.of(gate, Cause.PAUSED);
      case "full" -> ShutGate.of(gate, Cause.FULL);
      default -> new ShutGate(gate, Cause.CLOSED, instant(state));
    };
  }

  static Instant instant(String millis) {
    return Instant.ofEpochMilli((long) Double.parseDouble(millis));
  }

  private static List<TypeLoad> types(Map<String, Long> waiting, Map<String, Long> running) {
    var names = new TreeSet<>(waiting.keySet());
    names.addAll(running.keySet());
    return names.stream()
        .map(
            name ->
                new TypeLoad(
                    new JobType(name),
                    waiting.getOrDefault(name, 0L),
                    running.getOrDefault(name, 0L)))
        .toList();
  }

  private static Map<String, Long> counts(Reply pairs) {
    Map<String, Long> counts = new TreeMap<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      counts.put(pairs.text(i), pairs.number(i + 1));
    }
    return counts;
  }

  private static List<ShutGate> gates(Reply pairs) {
    List<ShutGate> gates = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      gates.add(shut(Gate.ofWire(pairs.text(i)), pairs.text(i + 1)));
    }
    return gates;
  }

  private static List<HeldBack> held(Reply pairs) {
    List<HeldBack> held = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      held.add(new HeldBack(Gate.ofWire(pairs.text(i)), pairs.number(i + 1)));
    }
    return held;
  }

  private static List<Rate> rates(Reply triples) {
    List<Rate> rates = new ArrayList<>();
    for (int i = 0; i < triples.size(); i += 3) {
      String[] what = triples.text(i + 1).split(":", 2);
      rates.add(
          new Rate(instant(triples.text(i)), new JobType(what[1]), what[0], triples.number(i + 2)));
    }
    return rates;
  }
}
