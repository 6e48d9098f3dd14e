package io.emprops.it.faults.check;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Attempt;
import io.emprops.core.job.EventId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes histories by hand, for tests of what reads them. */
final class Histories {
  static final Instant BEGIN = Instant.parse("2060-01-01T00:00:00Z");
  static final Duration LEASE = Duration.ofSeconds(30);

  private final List<Moment> moments = new ArrayList<>();
  private final Map<JobId, Long> numbers = new HashMap<>();
  private Instant now = BEGIN;
  private long epoch = 1;

  /** A job of this customer that waits at once. */
  static QueuedJob job(int number, String customer) {
    return job(number, customer, null, null, 3);
  }

  static QueuedJob job(
      int number,
      String customer,
      @Nullable Instant notBefore,
      @Nullable Instant deadline,
      int maxAttempts,
      String... flowKeys) {
    return new QueuedJob(
        new JobId("p0-01HZX3V6QK8M2N4P5R7S9T%04d".formatted(number)),
        new JobType("simulation"),
        JsonValue.emptyObject(),
        List.of(),
        null,
        new RenderContext(BEGIN, 1),
        50,
        new OrganisationId("acme"),
        customer,
        new UserId("user-1"),
        null,
        null,
        null,
        null,
        BEGIN.plusMillis(number),
        notBefore,
        deadline,
        null,
        null,
        maxAttempts,
        1,
        List.of(flowKeys),
        null);
  }

  static LeaseToken token(int number) {
    return new LeaseToken("token-token-token-%06d".formatted(number));
  }

  static JobFailure failure(FailureClass failureClass) {
    return JobFailure.of(failureClass, "http-503", "no");
  }

  Histories add(Fact fact) {
    moments.add(new Moment(now, fact));
    return this;
  }

  Histories pass(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** The broker takes these and lets them wait. */
  Histories submitted(QueuedJob... jobs) {
    for (QueuedJob job : jobs) {
      add(new Fact.Submitted(job, true)).moved(job, JobStatus.PENDING, null);
    }
    return this;
  }

  Histories claimed(QueuedJob job, int attempt, int token) {
    return add(new Fact.Claimed(new WorkerId("w1"), 9, job, attempt, token(token), LEASE))
        .moved(job, JobStatus.ASSIGNED, null);
  }

  Histories wrote(QueuedJob job, int token, Fact.Write write, Verdict answer) {
    return add(new Fact.Wrote(job.id(), token(token), write, answer));
  }

  Histories moved(QueuedJob job, JobStatus status, @Nullable String reason) {
    return happened(job, new JobEvent.StateChanged(status, reason, null, null, null));
  }

  Histories failed(QueuedJob job, JobStatus status, JobFailure failure) {
    return happened(job, new JobEvent.StateChanged(status, failure.reason(), null, null, failure));
  }

  Histories ended(QueuedJob job, JobStatus status, @Nullable String reason, int attempts) {
    return happened(job, end(status, reason, attempts));
  }

  static JobEvent.Ended end(JobStatus status, @Nullable String reason, int attempts) {
    List<Attempt> all =
        IntStream.rangeClosed(1, attempts)
            .mapToObj(n -> new Attempt(n, new WorkerId("w1"), BEGIN, BEGIN, null, null))
            .toList();
    return new JobEvent.Ended(status, reason, null, null, null, all);
  }

  /** The job's next event. */
  Histories happened(QueuedJob job, JobEvent.Body body) {
    return add(new Fact.Happened(event(job, numbers.merge(job.id(), 1L, Long::sum), body)));
  }

  JobEvent event(QueuedJob job, long n, JobEvent.Body body) {
    return new JobEvent(new EventId(epoch, n), job.id(), now, body);
  }

  /** A reader reads these after an event. */
  Histories read(QueuedJob job, long since, boolean ended, JobEvent... events) {
    var page = new JobLogPage(epoch, true, null, List.of(events), ended);
    return add(new Fact.Read("r1", job.id(), Optional.of(new EventId(epoch, since)), page));
  }

  /** Redis loses all, and begins another life. */
  Histories flushed(long newEpoch) {
    epoch = newEpoch;
    numbers.clear();
    return add(new Fact.Flushed());
  }

  /** What the checker says. */
  Optional<String> broken() {
    return Checker.check(moments).map(Violation::how);
  }
}
