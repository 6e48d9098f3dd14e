package io.emprops.core.job.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.DeadLetter;
import io.emprops.core.job.DeadLetterGroup;
import io.emprops.core.job.ErrorSignature;
import io.emprops.core.job.FatalError;
import io.emprops.core.job.JobId;
import io.emprops.core.workflow.CursorException;
import io.emprops.core.workflow.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The dead letters of {@link InMemoryJobLedger}, under its lock. */
final class InMemoryDeadLetters implements DeadLetters {
  private static final Comparator<InMemoryJob> FIRST_ENDED =
      Comparator.comparing(InMemoryJob::endedAt).thenComparing(e -> e.job.job().id().value());

  private static final Comparator<DeadLetterGroup> LAST_FIRST =
      Comparator.comparing(DeadLetterGroup::lastAt)
          .thenComparing(group -> group.signature().value())
          .reversed();

  private final InMemoryJobLedger ledger;
  private final Map<JobId, InMemoryJob> jobs;

  InMemoryDeadLetters(InMemoryJobLedger ledger, Map<JobId, InMemoryJob> jobs) {
    this.ledger = ledger;
    this.jobs = jobs;
  }

  @Override
  public Page<DeadLetterGroup> groups(
      OrganisationId organisation, String jobType, int limit, String cursor) {
    synchronized (ledger) {
      List<DeadLetterGroup> all =
          jobs.values().stream()
              .filter(e -> e.isDeadLetter(organisation))
              .filter(e -> jobType.isEmpty() || e.job.job().jobType().value().equals(jobType))
              .collect(Collectors.groupingBy(e -> e.fatal.orElseThrow().signature()))
              .values()
              .stream()
              .map(InMemoryDeadLetters::group)
              .sorted(LAST_FIRST)
              .toList();
      List<DeadLetterGroup> left = all;
      if (!cursor.isEmpty()) {
        int last = all.stream().map(InMemoryDeadLetters::cursor).toList().indexOf(cursor);
        if (last < 0) {
          throw new CursorException(cursor);
        }
        left = all.subList(last + 1, all.size());
      }
      List<DeadLetterGroup> items = left.stream().limit(limit).toList();
      return new Page<>(items, left.size() > items.size() ? cursor(items.getLast()) : null);
    }
  }

  private static String cursor(DeadLetterGroup group) {
    return group.lastAt() + "." + group.signature();
  }

  private static DeadLetterGroup group(List<InMemoryJob> members) {
    List<InMemoryJob> inOrder = members.stream().sorted(FIRST_ENDED).toList();
    InMemoryJob last = inOrder.getLast();
    FatalError error = last.fatal.orElseThrow();
    return new DeadLetterGroup(
        error.signature(),
        last.job.job().jobType(),
        error.failureClass(),
        error.reason(),
        members.size(),
        inOrder.getFirst().endedAt(),
        last.endedAt(),
        last.job.job().id(),
        error.message());
  }

  @Override
  public Page<DeadLetter> list(
      OrganisationId organisation, ErrorSignature signature, int limit, String cursor) {
    synchronized (ledger) {
      List<InMemoryJob> left =
          members(organisation, signature)
              .sorted(FIRST_ENDED.reversed())
              .dropWhile(
                  e ->
                      !cursor.isEmpty()
                          && FIRST_ENDED.reversed().compare(e, jobs.get(new JobId(cursor))) <= 0)
              .toList();
      List<DeadLetter> items = left.stream().limit(limit).map(InMemoryJob::toDeadLetter).toList();
      boolean more = left.size() > items.size();
      return new Page<>(items, more ? items.getLast().jobId().value() : null);
    }
  }

  @Override
  public List<JobId> oldest(OrganisationId organisation, ErrorSignature signature, int limit) {
    synchronized (ledger) {
      return members(organisation, signature)
          .sorted(FIRST_ENDED)
          .limit(limit)
          .map(e -> e.job.job().id())
          .toList();
    }
  }

  @Override
  public Optional<Instant> lastDue(OrganisationId organisation, ErrorSignature signature) {
    synchronized (ledger) {
      return jobs.values().stream()
          .filter(e -> e.job.job().organisationId().equals(organisation))
          .filter(e -> e.fatal.filter(f -> f.signature().equals(signature)).isPresent())
          .flatMap(e -> e.successorDue.stream())
          .max(Comparator.naturalOrder());
    }
  }

  @Override
  public boolean requeue(JobLedger.NewJob job) {
    synchronized (ledger) {
      InMemoryJob old = jobs.get(job.retryOf().orElseThrow());
      if (old == null || !old.isDeadLetter(job.job().organisationId())) {
        return false;
      }
      ledger.accept(job);
      return true;
    }
  }

  @Override
  public int dismiss(OrganisationId organisation, ErrorSignature signature, UserId by, Instant at) {
    synchronized (ledger) {
      List<InMemoryJob> dismissed = members(organisation, signature).toList();
      dismissed.forEach(e -> e.settled = true);
      return dismissed.size();
    }
  }

  private Stream<InMemoryJob> members(OrganisationId organisation, ErrorSignature signature) {
    return jobs.values().stream()
        .filter(e -> e.isDeadLetter(organisation))
        .filter(e -> e.fatal.orElseThrow().signature().equals(signature));
  }
}
