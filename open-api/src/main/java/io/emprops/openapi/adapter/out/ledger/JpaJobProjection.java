package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.job.Attempt;
import io.emprops.core.job.BrokerState;
import io.emprops.core.job.CourseChange;
import io.emprops.core.job.JobCourse;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.port.out.JobProjection;
import io.emprops.openapi.adapter.out.json.WireJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Brings events into the ledger in PostgreSQL; rows are locked in the order of their ids. */
@ApplicationScoped
class JpaJobProjection implements JobProjection {
  private static final String KEEP_LATE =
      """
      insert into job_late_result (job_id, organisation_id, event_id, happened_at, ending)
      values (:job, :organisation, :event, :at, :ending)
      on conflict do nothing
      """;

  private final Session entities;
  private final OutboxTable outbox;
  private final DeadLetterTable deadLetters;
  private final WebhookOutbox webhooks;
  private final AsynchronousCommit asynchronousCommit;
  private final BudgetTable budgets;

  JpaJobProjection(
      Session entities,
      OutboxTable outbox,
      DeadLetterTable deadLetters,
      WebhookOutbox webhooks,
      AsynchronousCommit asynchronousCommit,
      BudgetTable budgets) {
    this.budgets = budgets;
    this.webhooks = webhooks;
    this.asynchronousCommit = asynchronousCommit;
    this.entities = entities;
    this.outbox = outbox;
    this.deadLetters = deadLetters;
  }

  @Override
  @Transactional
  public Position position(Partition partition) {
    ProjectionRow row = entities.find(ProjectionRow.class, partition.value());
    return row == null ? Position.beginning() : row.toPosition();
  }

  @Override
  @Transactional
  public Optional<Applied> apply(Partition partition, Position read, PartitionPage page) {
    ProjectionRow row = lock(partition);
    if (!row.toPosition().equals(read)) {
      return Optional.empty();
    }
    row.moveTo(page.state(), page.cursor());
    // A page is read again from a position that was taken back. Ends are acknowledged, and then
    // they can no longer be.
    if (page.events().stream().noneMatch(event -> event.body() instanceof JobEvent.Ended)) {
      asynchronousCommit.allow();
    }
    return Optional.of(fill(page.events()));
  }

  @Override
  @Transactional
  public boolean restart(Partition partition, Position from, BrokerState state) {
    ProjectionRow row = lock(partition);
    if (!row.toPosition().equals(from)) {
      return false;
    }
    row.moveTo(state, PartitionPage.BEGINNING);
    return true;
  }

  @Override
  @Transactional
  public Applied fill(List<JobEvent> events) {
    Map<String, CourseRow> rows = lock(events);
    Map<String, JobCourse> courses = new HashMap<>();
    rows.forEach((id, row) -> courses.put(id, row.course.toCourse()));
    Set<JobId> changed = new HashSet<>();
    Set<JobId> ended = new HashSet<>();
    int late = 0;
    for (JobEvent event : events) {
      JobId id = event.jobId();
      CourseRow row = rows.get(id.value());
      JobCourse course = courses.get(id.value());
      if (row == null || course == null) {
        acknowledgeUnknown(event);
        continue;
      }
      switch (course.after(event)) {
        case CourseChange.Moved(JobCourse next) -> {
          courses.put(id.value(), next);
          changed.add(id);
          budgets.charge(row, event, next.spent().beyond(course.spent()));
          if (next.isFinal()) {
            ended.add(id);
            put(OutboxTable.ACKNOWLEDGE, row, event);
            deadLetters.put(row, next);
            webhooks.put(row, next);
          }
        }
        case CourseChange.Repeated() -> put(OutboxTable.ACKNOWLEDGE, row, event);
        case CourseChange.LateResult() -> {
          int kept = keepLate(row, event);
          late += kept;
          if (kept > 0 && event.body() instanceof JobEvent.Ended end) {
            budgets.charge(row, event, Attempt.spent(end.attempts()).beyond(course.spent()));
          }
          put(OutboxTable.ACKNOWLEDGE, row, event);
        }
        case CourseChange.RunsOn() -> put(OutboxTable.CANCEL, row, event);
        case CourseChange.Nothing() -> {}
      }
    }
    courses.forEach((id, course) -> store(rows, changed, id, course));
    return new Applied(changed, ended, late);
  }

  private static void store(
      Map<String, CourseRow> rows, Set<JobId> changed, String id, JobCourse course) {
    CourseRow row = rows.get(id);
    if (row != null && changed.contains(new JobId(id))) {
      row.course.take(course);
    }
  }

  private ProjectionRow lock(Partition partition) {
    entities
        .createNativeMutationQuery(
            """
            insert into job_projection (partition_id, cursor_text) values (:partition, :beginning)
            on conflict do nothing
            """)
        .setParameter("partition", partition.value())
        .setParameter("beginning", PartitionPage.BEGINNING)
        .executeUpdate();
    return entities.find(ProjectionRow.class, partition.value(), LockModeType.PESSIMISTIC_WRITE);
  }

  private Map<String, CourseRow> lock(List<JobEvent> events) {
    Set<String> ids =
        events.stream().map(e -> e.jobId().value()).collect(Collectors.toUnmodifiableSet());
    if (ids.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery("select j from CourseRow j where j.id in :ids order by j.id", CourseRow.class)
        .setParameterList("ids", ids)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .collect(Collectors.toMap(row -> row.id, Function.identity()));
  }

  private void acknowledgeUnknown(JobEvent event) {
    if (event.body() instanceof JobEvent.Ended) {
      outbox.put(OutboxTable.ACKNOWLEDGE, event.jobId(), OutboxTable.NO_ORGANISATION, event.at());
    }
  }

  private void put(String kind, CourseRow row, JobEvent event) {
    outbox.put(kind, event.jobId(), row.organisationId, event.at());
  }

  private int keepLate(CourseRow row, JobEvent event) {
    return entities
        .createNativeMutationQuery(KEEP_LATE)
        .setParameter("job", row.id)
        .setParameter("organisation", row.organisationId)
        .setParameter("event", event.id().toString())
        .setParameter("at", event.at())
        .setParameter("ending", WireJson.write(event.body()))
        .executeUpdate();
  }
}
