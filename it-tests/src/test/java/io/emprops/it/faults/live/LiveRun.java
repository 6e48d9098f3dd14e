package io.emprops.it.faults.live;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonValue;
import io.emprops.it.faults.Breakage;
import io.emprops.it.faults.FaultFailure;
import io.emprops.it.faults.check.Checker;
import io.emprops.it.faults.check.Fact;
import io.emprops.it.faults.check.Moment;
import io.emprops.it.faults.check.Violation;
import io.emprops.it.stack.FaultyStack;
import io.emprops.it.stack.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Histories on one stack, one after another, each checked at its end. */
final class LiveRun implements AutoCloseable {
  private static final Duration LEASE = Duration.ofSeconds(4);

  private final FaultyStack stack;
  private final StreamTap tap;
  private final Wire wire = new Wire();
  private final List<String> nodes;
  private final List<Customer> customers;
  private final String worker = StubbornWorker.PREFIX + "1";
  private final String workerToken;

  /** What tells this run's idempotency keys from those of all others on the same data. */
  private final String name = Long.toHexString(Instant.now().toEpochMilli());

  /** Starts the stack. */
  LiveRun(Path home, Path folder, Optional<Breakage> breakage, Progress progress) {
    stack = FaultyStack.start(home, folder, LEASE, progress);
    tap = new StreamTap(stack.redisUrl(), breakage);
    nodes = FaultyStack.APIS.stream().map(stack::url).toList();
    customers =
        FaultyStack.APIS.stream().map(api -> new Customer(wire, nodes, stack.token(api))).toList();
    workerToken = customers.getFirst().workerToken(worker);
  }

  /**
   * A history that was checked.
   *
   * @param faults how many happened
   * @param jobs how many were accepted
   * @param tail what led to the violation, in words
   */
  record Checked(
      long seed,
      int faults,
      int jobs,
      Duration taken,
      Optional<Violation> violation,
      List<String> tail) {}

  /** Runs the history of this seed. */
  Checked run(long seed, int tail) throws InterruptedException {
    Instant begun = Instant.now();
    Schedule schedule = Schedule.of(seed);
    var chronicle = new Chronicle(InstantSource.system());
    var faults = new FaultDriver(stack, tap, chronicle);
    var stubborn =
        new StubbornWorker(
            worker,
            workerToken,
            FaultyStack.GATEWAYS.stream().map(stack::url).toList(),
            wire,
            LEASE,
            chronicle,
            new SplittableRandom(schedule.obstinacy()));
    tap.begin();
    var history =
        new LiveHistory(
            schedule, name + "-" + seed, faults, customers, nodes, stubborn, wire, chronicle);
    Map<JobId, JobRecord> ends;
    try {
      ends = history.run();
    } catch (FaultFailure e) {
      throw new FaultFailure("seed %d cannot be told: %s".formatted(seed, e.getMessage()), e);
    }
    tap.drain();
    List<List<JobEvent>> lives = tap.told();
    List<LiveMoment> moments = chronicle.history();
    List<Moment> story = BrokerStory.of(lives, queued(history, ends), LEASE);
    Optional<Violation> outside =
        LiveChecker.check(moments, lives.stream().flatMap(List::stream).toList());
    Optional<Violation> inside = Checker.check(story);
    return new Checked(
        seed,
        faults.done(),
        history.accepted().size(),
        Duration.between(begun, Instant.now()),
        outside.or(() -> inside),
        outside
            .map(violation -> tail(moments, story, violation, tail))
            .or(() -> inside.map(violation -> last(story, violation.index(), tail)))
            .orElse(List.of()));
  }

  /** What led there, of the jobs that it is about: to those outside, and then in the broker. */
  private static List<String> tail(
      List<LiveMoment> moments, List<Moment> story, Violation violation, int length) {
    Set<JobId> jobs = moments.get(violation.index()).jobs();
    List<LiveMoment> told =
        moments.subList(0, violation.index() + 1).stream()
            .filter(moment -> moment.jobs().isEmpty() || !Collections.disjoint(moment.jobs(), jobs))
            .toList();
    List<Moment> happened =
        story.stream()
            .filter(
                moment ->
                    moment.fact() instanceof Fact.Happened(JobEvent event)
                        && jobs.contains(event.jobId()))
            .toList();
    List<String> lines = new ArrayList<>(last(told, told.size() - 1, length));
    lines.addAll(last(happened, happened.size() - 1, length));
    return lines;
  }

  private static List<String> last(List<?> moments, int index, int length) {
    int from = Math.max(0, index - length);
    return moments.subList(from, index + 1).stream().map(String::valueOf).toList();
  }

  /** What the ledger handed to the broker, as far as the order and the clocks depend on it. */
  private Map<JobId, QueuedJob> queued(LiveHistory history, Map<JobId, JobRecord> ends) {
    Map<JobId, PlannedJob> plans = history.accepted();
    return ends.values().stream()
        .map(
            end ->
                queued(end, Objects.requireNonNull(plans.get(end.id())), history.askedAt(end.id())))
        .collect(Collectors.toMap(QueuedJob::id, job -> job));
  }

  private QueuedJob queued(JobRecord record, PlannedJob plan, Instant asked) {
    String organisation = stack.organisation(FaultyStack.APIS.get(plan.customer()));
    return new QueuedJob(
        record.id(),
        record.jobType(),
        JsonValue.emptyObject(),
        List.of(),
        null,
        record.context(),
        plan.priority(),
        new OrganisationId(organisation),
        organisation,
        record.userId(),
        record.workflowId(),
        record.workflowVersion(),
        null,
        null,
        record.createdAt(),
        plan.notBefore().map(asked::plus).orElse(null),
        plan.deadline().map(asked::plus).orElse(null),
        null,
        null,
        QueuedJob.DEFAULT_MAX_ATTEMPTS,
        QueuedJob.DEFAULT_COST,
        List.of(),
        null);
  }

  @Override
  public void close() {
    tap.close();
    wire.close();
    stack.close();
  }
}
