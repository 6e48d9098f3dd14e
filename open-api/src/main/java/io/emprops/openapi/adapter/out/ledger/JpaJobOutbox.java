package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.job.JobCourse;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.port.out.JobOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Session;

/**
 * The outbox in PostgreSQL. Entries are locked, not marked: when a relay dies, the database frees
 * them at once.
 */
@ApplicationScoped
class JpaJobOutbox implements JobOutbox {
  private final Session entities;
  private final OutboxTable outbox;
  private final DeadLetterTable deadLetters;
  private final WebhookOutbox webhooks;
  private final AsynchronousCommit asynchronousCommit;

  JpaJobOutbox(
      Session entities,
      OutboxTable outbox,
      DeadLetterTable deadLetters,
      WebhookOutbox webhooks,
      AsynchronousCommit asynchronousCommit) {
    this.webhooks = webhooks;
    this.asynchronousCommit = asynchronousCommit;
    this.entities = entities;
    this.outbox = outbox;
    this.deadLetters = deadLetters;
  }

  @Override
  @Transactional
  public int submit(
      Partition partition,
      int limit,
      Instant now,
      Function<List<Submission>, List<Fate>> handOver) {
    List<String> taken = outbox.lockOldest(OutboxTable.SUBMIT, partition, limit);
    if (taken.isEmpty()) {
      return 0;
    }
    List<Submission> submissions = submissions(taken);
    Set<String> done = new HashSet<>(taken);
    submissions.forEach(s -> done.remove(s.job().id().value()));
    List<Fate> fates = submissions.isEmpty() ? List.of() : handOver.apply(submissions);
    // The broker passes over what it is told again.
    if (fates.stream().allMatch(fate -> fate instanceof Fate.Delivered)) {
      asynchronousCommit.allow();
    }
    for (Fate fate : fates) {
      switch (fate) {
        case Fate.Delivered(JobId job) -> done.add(job.value());
        case Fate.EndsHere(JobId job, JobEvent.Ended end) -> {
          endHere(job, end, now);
          done.add(job.value());
        }
      }
    }
    return outbox.drop(OutboxTable.SUBMIT, done);
  }

  @Override
  @Transactional
  public int cancel(Partition partition, int limit, Consumer<List<JobId>> handOver) {
    return tell(OutboxTable.CANCEL, partition, limit, handOver);
  }

  @Override
  @Transactional
  public int acknowledge(Partition partition, int limit, Consumer<List<JobId>> handOver) {
    return tell(OutboxTable.ACKNOWLEDGE, partition, limit, handOver);
  }

  private int tell(String kind, Partition partition, int limit, Consumer<List<JobId>> handOver) {
    List<String> taken = outbox.lockOldest(kind, partition, limit);
    if (taken.isEmpty()) {
      return 0;
    }
    handOver.accept(taken.stream().map(JobId::new).toList());
    asynchronousCommit.allow();
    return outbox.drop(kind, taken);
  }

  private List<Submission> submissions(List<String> jobs) {
    return entities
        .createQuery(
            """
            select j from JobRow j
            where j.id in :jobs and j.course.endedAt is null
            order by j.acceptedAt, j.id
            """,
            JobRow.class)
        .setParameterList("jobs", jobs)
        .getResultStream()
        .map(row -> new Submission(JobRows.queued(row), row.cancelRequestedAt != null))
        .toList();
  }

  private void endHere(JobId job, JobEvent.Ended end, Instant now) {
    CourseRow row = entities.find(CourseRow.class, job.value(), LockModeType.PESSIMISTIC_WRITE);
    JobCourse course = row.course.toCourse();
    if (!course.isFinal()) {
      JobCourse ended = course.endedHere(end, now);
      row.course.take(ended);
      deadLetters.put(row, ended);
      webhooks.put(row, ended);
    }
  }
}
