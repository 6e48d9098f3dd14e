package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a partition holds and does.
 *
 * @param at the queue's time
 * @param scheduled jobs that must not start yet
 * @param unacknowledged ended jobs whose end the ledger does not have
 * @param oldestUnacknowledged when the oldest of these ended
 * @param types by job type, of those with jobs that wait or run
 * @param shut gates that let nothing start
 * @param held what has been kept from a worker behind customers' and flow keys' gates
 * @param rates what happened, by minute, the latest and unfinished one first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record QueueStats(
    Instant at,
    long scheduled,
    long unacknowledged,
    @Nullable Instant oldestUnacknowledged,
    List<TypeLoad> types,
    List<ShutGate> shut,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<HeldBack> held,
    List<Rate> rates) {
  public QueueStats {
    types = List.copyOf(types);
    shut = List.copyOf(shut);
    held = List.copyOf(held);
    rates = List.copyOf(rates);
  }

  /** What several partitions hold and do together; there is at least one. */
  public static QueueStats together(List<QueueStats> partitions) {
    return new QueueStats(
        partitions.stream().map(QueueStats::at).max(Comparator.naturalOrder()).orElseThrow(),
        partitions.stream().mapToLong(QueueStats::scheduled).sum(),
        partitions.stream().mapToLong(QueueStats::unacknowledged).sum(),
        partitions.stream()
            .flatMap(it -> Stream.ofNullable(it.oldestUnacknowledged()))
            .min(Comparator.naturalOrder())
            .orElse(null),
        joined(partitions, QueueStats::types, TypeLoad::jobType, TypeLoad::plus),
        joined(partitions, QueueStats::shut, ShutGate::gate, ShutGate::longer),
        joined(partitions, QueueStats::held, HeldBack::gate, HeldBack::plus),
        joined(partitions, QueueStats::rates, Rate::uncounted, Rate::plus).stream()
            .sorted(Comparator.comparing(Rate::minute).reversed())
            .toList());
  }

  private static <T, K> List<T> joined(
      List<QueueStats> partitions,
      Function<QueueStats, List<T>> some,
      Function<T, K> key,
      BinaryOperator<T> join) {
    Map<K, T> all = new LinkedHashMap<>();
    partitions.stream()
        .flatMap(it -> some.apply(it).stream())
        .forEach(one -> all.merge(key.apply(one), one, join));
    return List.copyOf(all.values());
  }

  /** Jobs of a type. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record TypeLoad(JobType jobType, long waiting, long running) {

    TypeLoad plus(TypeLoad other) {
      return new TypeLoad(jobType, waiting + other.waiting, running + other.running);
    }
  }

  /**
   * Jobs that a worker would have, were it not for a gate. Those that no worker has come for yet do
   * not count, and of very many lanes only the first.
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record HeldBack(Gate gate, long jobs) {

    HeldBack plus(HeldBack other) {
      return new HeldBack(gate, jobs + other.jobs);
    }
  }

  /**
   * How often something happened within a minute.
   *
   * @param what {@code in}, {@code start}, or the status of an end
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Rate(Instant minute, JobType jobType, String what, long count) {

    /** What those that count the same have in common. */
    Rate uncounted() {
      return new Rate(minute, jobType, what, 0);
    }

    Rate plus(Rate other) {
      return new Rate(minute, jobType, what, count + other.count);
    }
  }
}
