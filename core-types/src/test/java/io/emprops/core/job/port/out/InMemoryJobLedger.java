package io.emprops.core.job.port.out;

import static io.emprops.core.job.port.out.OutboxKind.ACKNOWLEDGE;
import static io.emprops.core.job.port.out.OutboxKind.CANCEL;
import static io.emprops.core.job.port.out.OutboxKind.SUBMIT;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.BrokerState;
import io.emprops.core.job.CourseChange;
import io.emprops.core.job.JobCourse;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSelection;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.workflow.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** A ledger for tests of what stands on it; one lock stands for the database's transactions. */
public final class InMemoryJobLedger implements JobLedger, JobOutbox, JobProjection, OpenJobs {
  private final Map<JobId, InMemoryJob> jobs = new TreeMap<>(Comparator.comparing(JobId::value));
  private final Map<String, NewJob> requests = new HashMap<>();
  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final Map<Partition, Position> positions = new HashMap<>();

  /** All five sides of this ledger. */
  public LedgerPorts ports() {
    return new LedgerPorts(this, this, this, this, new InMemoryDeadLetters(this, jobs));
  }

  @Override
  public synchronized Acceptance accept(NewJob job) {
    OrganisationId organisation = job.job().organisationId();
    Optional<PriorRequest> prior =
        job.key().flatMap(k -> findRequest(organisation, k.key(), job.job().acceptedAt()));
    if (prior.isPresent()) {
      return new Acceptance.KeyTaken(prior.get());
    }
    job.key().ifPresent(k -> requests.put(organisation + "/" + k.key(), job));
    job.retryOf().flatMap(old -> owned(organisation, old)).ifPresent(old -> old.followedBy(job));
    jobs.put(job.job().id(), new InMemoryJob(job));
    entries(SUBMIT).add(job.job().id());
    return new Acceptance.Stored(job.job().id());
  }

  @Override
  public synchronized Optional<PriorRequest> findRequest(
      OrganisationId organisation, String key, Instant now) {
    return Optional.ofNullable(requests.get(organisation + "/" + key))
        .flatMap(
            job ->
                job.key()
                    .filter(k -> k.expiresAt().isAfter(now))
                    .map(k -> new PriorRequest(job.job().id(), k.requestHash())));
  }

  @Override
  public synchronized Optional<JobRecord> find(OrganisationId organisation, JobId id) {
    return owned(organisation, id).map(entry -> entry.toRecord(successors(id)));
  }

  private List<JobId> successors(JobId id) {
    return jobs.values().stream()
        .filter(e -> e.job.retryOf().filter(id::equals).isPresent())
        .sorted(InMemoryJob.NEWEST_FIRST.reversed())
        .map(e -> e.job.job().id())
        .toList();
  }

  @Override
  public synchronized Optional<PastJob> past(OrganisationId organisation, JobId id) {
    return owned(organisation, id).map(InMemoryJob::toPast);
  }

  @Override
  public synchronized Page<JobSummary> list(OrganisationId organisation, JobFilter filter) {
    List<InMemoryJob> matching =
        jobs.values().stream()
            .filter(e -> e.matches(organisation, filter))
            .sorted(InMemoryJob.NEWEST_FIRST)
            .dropWhile(
                e ->
                    !filter.cursor().isEmpty()
                        && InMemoryJob.NEWEST_FIRST.compare(e, jobs.get(new JobId(filter.cursor())))
                            <= 0)
            .toList();
    List<JobSummary> items =
        matching.stream().limit(filter.limit()).map(InMemoryJob::toSummary).toList();
    boolean more = matching.size() > items.size();
    return new Page<>(items, more ? items.getLast().id().value() : null);
  }

  @Override
  public synchronized List<JobId> select(
      OrganisationId organisation, JobSelection selection, int limit) {
    return jobs.values().stream()
        .filter(e -> e.matches(organisation, selection))
        .filter(e -> successors(e.job.job().id()).isEmpty())
        .sorted(InMemoryJob.NEWEST_FIRST.reversed())
        .map(e -> e.job.job().id())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized CancelWish requestCancel(OrganisationId organisation, JobId id, Instant at) {
    return owned(organisation, id)
        .map(
            entry -> {
              if (entry.course.isFinal()) {
                return CancelWish.ALREADY_ENDED;
              }
              entry.cancelRequested = true;
              entries(CANCEL).add(id);
              return CancelWish.STORED;
            })
        .orElse(CancelWish.NOT_FOUND);
  }

  @Override
  public synchronized int forgetRequests(Instant expiredBefore) {
    int before = requests.size();
    requests.values().removeIf(job -> job.key().orElseThrow().expiresAt().isBefore(expiredBefore));
    return before - requests.size();
  }

  @Override
  public synchronized int submit(
      Partition partition,
      int limit,
      Instant now,
      Function<List<Submission>, List<Fate>> handOver) {
    List<JobId> taken =
        jobs.values().stream()
            .filter(e -> entries(SUBMIT).contains(e.job.job().id()))
            .sorted(InMemoryJob.NEWEST_FIRST.reversed())
            .map(e -> e.job.job().id())
            .limit(limit)
            .toList();
    List<Submission> submissions =
        taken.stream()
            .map(jobs::get)
            .filter(e -> !e.course.isFinal())
            .map(e -> new Submission(e.job.job(), e.cancelRequested))
            .toList();
    Set<JobId> done = new HashSet<>(taken);
    submissions.forEach(s -> done.remove(s.job().id()));
    for (Fate fate : submissions.isEmpty() ? List.<Fate>of() : handOver.apply(submissions)) {
      done.add(fate.job());
      if (fate instanceof Fate.EndsHere(var id, var end)) {
        Optional.ofNullable(jobs.get(id))
            .ifPresent(entry -> entry.take(entry.course.endedHere(end, now)));
      }
    }
    entries(SUBMIT).removeAll(done);
    return done.size();
  }

  @Override
  public synchronized int cancel(Partition partition, int limit, Consumer<List<JobId>> handOver) {
    Set<JobId> toSubmit = entries(SUBMIT);
    return outbox.tell(CANCEL, limit, id -> !toSubmit.contains(id), handOver);
  }

  @Override
  public synchronized int acknowledge(
      Partition partition, int limit, Consumer<List<JobId>> handOver) {
    return outbox.tell(ACKNOWLEDGE, limit, _ -> true, handOver);
  }

  @Override
  public synchronized Position position(Partition partition) {
    return positions.getOrDefault(partition, Position.beginning());
  }

  @Override
  public synchronized Optional<Applied> apply(
      Partition partition, Position read, PartitionPage page) {
    if (!position(partition).equals(read)) {
      return Optional.empty();
    }
    positions.put(partition, new Position(Optional.of(page.state()), page.cursor()));
    return Optional.of(fill(page.events()));
  }

  @Override
  public synchronized boolean restart(Partition partition, Position from, BrokerState state) {
    if (!position(partition).equals(from)) {
      return false;
    }
    positions.put(partition, new Position(Optional.of(state), PartitionPage.BEGINNING));
    return true;
  }

  @Override
  public synchronized Applied fill(List<JobEvent> events) {
    Set<JobId> changed = new HashSet<>();
    Set<JobId> ended = new HashSet<>();
    int late = 0;
    for (JobEvent event : events) {
      InMemoryJob entry = jobs.get(event.jobId());
      if (entry == null) {
        if (event.body() instanceof JobEvent.Ended) {
          entries(ACKNOWLEDGE).add(event.jobId());
        }
        continue;
      }
      switch (entry.course.after(event)) {
        case CourseChange.Moved(JobCourse course) -> {
          entry.take(course);
          changed.add(event.jobId());
          if (course.isFinal()) {
            ended.add(event.jobId());
            entries(ACKNOWLEDGE).add(event.jobId());
          }
        }
        case CourseChange.Repeated() -> entries(ACKNOWLEDGE).add(event.jobId());
        case CourseChange.LateResult() -> {
          late += entry.late.add(event) ? 1 : 0;
          entries(ACKNOWLEDGE).add(event.jobId());
        }
        case CourseChange.RunsOn() -> entries(CANCEL).add(event.jobId());
        case CourseChange.Nothing() -> {}
      }
    }
    return new Applied(changed, ended, late);
  }

  @Override
  public synchronized List<OpenJob> open(Partition partition, Optional<JobId> after, int limit) {
    return jobs.values().stream()
        .filter(e -> !e.course.isFinal() && isAfter(e.job.job().id(), after))
        .limit(limit)
        .map(e -> new OpenJob(e.job.job().id(), e.course.status(), e.cancelRequested))
        .toList();
  }

  @Override
  public synchronized List<JobId> endedSince(
      Partition partition, Instant since, Optional<JobId> after, int limit) {
    return jobs.values().stream()
        .filter(e -> e.course.endedAt() != null && !e.course.endedAt().isBefore(since))
        .map(e -> e.job.job().id())
        .filter(id -> isAfter(id, after))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized int submitAgain(Collection<JobId> ids) {
    List<JobId> open = ids.stream().filter(id -> hasEnded(id, false)).toList();
    entries(SUBMIT).addAll(open);
    return open.size();
  }

  @Override
  public synchronized void acknowledgeAgain(Collection<JobId> ids) {
    ids.stream().filter(id -> hasEnded(id, true)).forEach(entries(ACKNOWLEDGE)::add);
  }

  @Override
  public synchronized void cancelAgain(Collection<JobId> ids) {
    ids.stream().filter(jobs::containsKey).forEach(entries(CANCEL)::add);
  }

  private Set<JobId> entries(OutboxKind kind) {
    return outbox.entries(kind);
  }

  private boolean hasEnded(JobId id, boolean ended) {
    InMemoryJob entry = jobs.get(id);
    return entry != null && entry.course.isFinal() == ended;
  }

  private Optional<InMemoryJob> owned(OrganisationId organisation, JobId id) {
    return Optional.ofNullable(jobs.get(id))
        .filter(e -> e.job.job().organisationId().equals(organisation));
  }

  private static boolean isAfter(JobId id, Optional<JobId> after) {
    return after.isEmpty() || id.value().compareTo(after.get().value()) > 0;
  }
}
