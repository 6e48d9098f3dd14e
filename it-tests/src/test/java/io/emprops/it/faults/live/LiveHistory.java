package io.emprops.it.faults.live;

import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.it.faults.FaultFailure;
import io.emprops.it.faults.live.LiveFact.Over;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** One history: what the schedule says is done to a running stack, and then all is healed. */
final class LiveHistory {
  /** For all jobs to end, once everything is healed. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration PATIENCE_OF_FOLLOWERS = Duration.ofSeconds(30);
  private static final Duration LOOKS = Duration.ofMillis(500);

  private final Schedule schedule;
  private final String name;
  private final FaultDriver faults;
  private final List<Customer> customers;
  private final List<String> nodes;
  private final StubbornWorker stubborn;
  private final Wire wire;
  private final Chronicle chronicle;
  private final Map<PlannedJob, JobId> jobs = new ConcurrentHashMap<>();
  private final Map<JobId, Instant> asked = new ConcurrentHashMap<>();
  private final Map<JobId, JobRecord> ends = new ConcurrentHashMap<>();
  private final List<Follower> followers = new CopyOnWriteArrayList<>();
  private final List<FaultFailure> failures = new CopyOnWriteArrayList<>();

  LiveHistory(
      Schedule schedule,
      String name,
      FaultDriver faults,
      List<Customer> customers,
      List<String> nodes,
      StubbornWorker stubborn,
      Wire wire,
      Chronicle chronicle) {
    this.schedule = schedule;
    this.name = name;
    this.faults = faults;
    this.customers = List.copyOf(customers);
    this.nodes = List.copyOf(nodes);
    this.stubborn = stubborn;
    this.wire = wire;
    this.chronicle = chronicle;
  }

  /**
   * Lets everything happen, and then waits until every job has ended or patience has.
   *
   * @return how each job ended
   */
  Map<JobId, JobRecord> run() throws InterruptedException {
    Instant begun = Instant.now();
    Instant until = begun.plus(PATIENCE);
    List<Thread> acting = new ArrayList<>();
    schedule.jobs().forEach(plan -> acting.add(start(() -> ask(plan, begun, until))));
    schedule.faults().forEach(fault -> acting.add(start(() -> faults.run(fault, begun))));
    Thread obstinate = start(stubborn::run);
    for (Thread thread : acting) {
      thread.join();
    }
    stubborn.end();
    obstinate.join();
    awaitEnds(Instant.now().plus(PATIENCE));
    Set<String> unserved = awaitFollowers();
    for (JobId job : jobs.values()) {
      customer(job).look(job, chronicle);
    }
    chronicle.add(new Over(open(), unserved));
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    return Map.copyOf(ends);
  }

  /** The jobs that were accepted, and what was asked for. */
  Map<JobId, PlannedJob> accepted() {
    return jobs.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
  }

  /** What the job's times are counted from. */
  Instant askedAt(JobId job) {
    return Optional.ofNullable(asked.get(job)).orElseThrow();
  }

  private Thread start(Runnable deed) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                deed.run();
              } catch (FaultFailure e) {
                failures.add(e);
              }
            });
  }

  private void ask(PlannedJob plan, Instant begun, Instant until) {
    Pauses.of(Duration.between(Instant.now(), begun.plus(plan.at())));
    Customer customer = customers.get(plan.customer());
    String key = "%s-%d".formatted(name, plan.number());
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Optional<JobId> accepted = customer.execute(plan, key, now, until, chronicle);
    accepted.ifPresent(
        job -> {
          jobs.put(plan, job);
          asked.put(job, now);
          follow(plan, job, customer);
          plan.cancel()
              .ifPresent(
                  time -> {
                    Pauses.of(time);
                    customer.cancel(job, plan.number(), chronicle);
                  });
        });
  }

  private void follow(PlannedJob plan, JobId job, Customer customer) {
    Optional<Follower.Line> line =
        switch (plan.following()) {
          case NOT -> Optional.empty();
          case EVENT_STREAM -> Optional.of(new EventStreamLine(customer.token()));
          case WEB_SOCKET -> Optional.of(new WebSocketLine(wire.http(), customer.token()));
        };
    line.ifPresent(
        way -> {
          String kind = plan.following().name().toLowerCase(java.util.Locale.ROOT);
          var follower = new Follower(kind + "-" + plan.number(), job, nodes, way, chronicle);
          followers.add(follower);
          Thread.ofVirtual().start(follower::run);
        });
  }

  /** One thread looks, so that each answer is to a later question than the one before. */
  private void awaitEnds(Instant until) {
    while (!open().isEmpty() && Instant.now().isBefore(until)) {
      for (JobId job : open()) {
        List<JobRecord> seen = customer(job).look(job, chronicle);
        seen.stream().filter(JobRecord::isFinal).findFirst().ifPresent(end -> ends.put(job, end));
      }
      Pauses.of(LOOKS);
    }
  }

  private Set<String> awaitFollowers() {
    Instant until = Instant.now().plus(PATIENCE_OF_FOLLOWERS);
    while (!unserved().isEmpty() && Instant.now().isBefore(until)) {
      Pauses.of(LOOKS);
    }
    Set<String> unserved = unserved();
    followers.forEach(Follower::end);
    return unserved;
  }

  private Set<String> unserved() {
    return followers.stream()
        .filter(follower -> !follower.isServed())
        .map(Follower::name)
        .collect(Collectors.toSet());
  }

  private Set<JobId> open() {
    Set<JobId> open = new HashSet<>(jobs.values());
    open.removeAll(ends.keySet());
    return open;
  }

  private Customer customer(JobId job) {
    return jobs.entrySet().stream()
        .filter(entry -> entry.getValue().equals(job))
        .map(entry -> customers.get(entry.getKey().customer()))
        .min(Comparator.comparingInt(customers::indexOf))
        .orElseThrow();
  }
}
