package io.emprops.core.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The partitions of a broker, and which of them holds a job type's jobs. Every service is told the
 * same ones.
 */
public final class Partitions {
  /** Holds the jobs of all types that no other partition names. */
  public static final Partition DEFAULT = new Partition("p0");

  private final Map<JobType, Partition> named;
  private final List<Partition> all;

  private Partitions(Map<JobType, Partition> named, List<Partition> all) {
    this.named = Map.copyOf(named);
    this.all = List.copyOf(all);
  }

  /** One partition for everything. */
  public static Partitions one() {
    return of(Map.of());
  }

  /**
   * The default partition and these, each with the types that are its own.
   *
   * @throws IllegalArgumentException if two name the same type, or one names none
   */
  public static Partitions of(Map<Partition, Set<JobType>> groups) {
    Map<JobType, Partition> named = new HashMap<>();
    groups.forEach(
        (partition, types) -> {
          if (types.isEmpty()) {
            throw new IllegalArgumentException("partition without job types: " + partition);
          }
          types.forEach(type -> name(named, type, partition));
        });
    var all = new TreeSet<>(Comparator.comparingInt(Partitions::number));
    all.add(DEFAULT);
    all.addAll(groups.keySet());
    return new Partitions(named, new ArrayList<>(all));
  }

  /**
   * Reads names of job types, older ones too, by the name of the partition that holds them.
   *
   * @throws IllegalArgumentException if any is no such name, or they make no partitions
   */
  public static Partitions parse(Map<String, Set<String>> groups, JobTypeRegistry registry) {
    return of(
        groups.entrySet().stream()
            .collect(
                Collectors.toMap(
                    group -> new Partition(group.getKey()),
                    group -> types(group.getValue(), registry))));
  }

  private static Set<JobType> types(Set<String> names, JobTypeRegistry registry) {
    return names.stream()
        .map(name -> registry.read(new JobType(name.strip())))
        .collect(Collectors.toSet());
  }

  private static void name(Map<JobType, Partition> named, JobType type, Partition partition) {
    Partition other = named.putIfAbsent(type, partition);
    if (other != null) {
      throw new IllegalArgumentException(
          "%s lies in one partition only: %s, %s".formatted(type, other, partition));
    }
  }

  private static int number(Partition partition) {
    return Integer.parseInt(partition.value().substring(1));
  }

  /** All of them, the default first. */
  public List<Partition> all() {
    return all;
  }

  /** The partition that holds the jobs of a type. */
  public Partition of(JobType type) {
    return named.getOrDefault(type, DEFAULT);
  }

  /** The partitions that hold the jobs of any of these types, in their order. */
  public List<Partition> of(Collection<JobType> types) {
    Set<Partition> some = new TreeSet<>(Comparator.comparingInt(Partitions::number));
    types.forEach(type -> some.add(of(type)));
    return List.copyOf(some);
  }

  /** Whether it is one of these. */
  public boolean holds(Partition partition) {
    return all.contains(partition);
  }
}
