package io.emprops.it.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobEvent.StateChanged;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.RenderContext;
import io.emprops.it.faults.check.Checker;
import io.emprops.it.faults.check.Fact;
import io.emprops.it.faults.check.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the promises of the other histories find in the broker's stream. */
final class BrokerStoryTest {
  private static final Instant NOW = Instant.parse("2060-01-01T00:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(4);

  /** Begun long ago: nobody adopts anything any more. */
  private static final long OLD = NOW.minus(Duration.ofHours(1)).toEpochMilli();

  private static final QueuedJob A = job(1, 50);
  private static final QueuedJob URGENT = job(2, 90);

  @Test
  void findsNothingWhereEachJobIsHandedOutInItsTurn() {
    assertThat(
            broken(
                pending(OLD, A, 1),
                pending(OLD, URGENT, 1),
                claimed(OLD, URGENT, 2, null),
                claimed(OLD, URGENT, 3, "cancel-requested"),
                claimed(OLD, A, 2, null)))
        .isEmpty();
  }

  @Test
  void findsAJobThatIsHandedOutTwice() {
    assertThat(broken(pending(OLD, A, 1), claimed(OLD, A, 2, null), claimed(OLD, A, 3, null)))
        .hasValueSatisfying(how -> assertThat(how).contains("was handed out while"));
  }

  @Test
  void findsAJobThatStartsBeforeItsTurn() {
    assertThat(broken(pending(OLD, A, 1), pending(OLD, URGENT, 1), claimed(OLD, A, 2, null)))
        .hasValueSatisfying(how -> assertThat(how).contains("starts before"));
  }

  @Test
  void tellsNoOrderWhereAWorkerMayHaveGoneOnWithItsJob() {
    long young = NOW.minusSeconds(5).toEpochMilli();

    assertThat(broken(pending(young, A, 1), pending(young, URGENT, 1), claimed(young, A, 2, null)))
        .isEmpty();
  }

  @Test
  void beginsAnewWithEachEpoch() {
    List<List<JobEvent>> lives =
        List.of(
            List.of(pending(OLD, A, 1), claimed(OLD, A, 2, null)),
            List.of(pending(OLD + 1, A, 1), claimed(OLD + 1, A, 2, null)));

    assertThat(BrokerStory.of(lives, jobs(), LEASE))
        .filteredOn(moment -> moment.fact() instanceof Fact.Flushed)
        .hasSize(1);
    assertThat(Checker.check(BrokerStory.of(lives, jobs(), LEASE))).isEmpty();
  }

  private static Optional<String> broken(JobEvent... events) {
    return Checker.check(BrokerStory.of(List.of(List.of(events)), jobs(), LEASE))
        .map(Violation::how);
  }

  private static Map<JobId, QueuedJob> jobs() {
    return Map.of(A.id(), A, URGENT.id(), URGENT);
  }

  private static JobEvent pending(long epoch, QueuedJob job, long n) {
    return event(epoch, job, n, new StateChanged(JobStatus.PENDING, null, null, null, null));
  }

  private static JobEvent claimed(long epoch, QueuedJob job, long n, @Nullable String reason) {
    return event(
        epoch, job, n, new StateChanged(JobStatus.ASSIGNED, reason, 1, new WorkerId("w1"), null));
  }

  private static JobEvent event(long epoch, QueuedJob job, long n, JobEvent.Body body) {
    return new JobEvent(new EventId(epoch, n), job.id(), NOW, body);
  }

  private static QueuedJob job(int number, int priority) {
    return new QueuedJob(
        new JobId("p0-01HZX3V6QK8M2N4P5R7S9T%04d".formatted(number)),
        new JobType("simulation"),
        JsonValue.emptyObject(),
        List.of(),
        null,
        new RenderContext(NOW, 1),
        priority,
        new OrganisationId("acme"),
        "acme",
        new UserId("user-1"),
        null,
        null,
        null,
        null,
        NOW,
        null,
        null,
        null,
        null,
        QueuedJob.DEFAULT_MAX_ATTEMPTS,
        QueuedJob.DEFAULT_COST,
        List.of(),
        null);
  }
}
