package io.emprops.core.worker.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.JobExplanation;
import io.emprops.core.worker.JobExplanation.Code;
import io.emprops.core.worker.JobExplanation.Finding;
import io.emprops.core.worker.JobExplanation.WorkerVerdict;
import io.emprops.core.worker.Match;
import io.emprops.core.worker.QueuePosition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link JobExplanations} promises. */
public abstract class JobExplanationsContract {
  private static final JobId JOB = new JobId("p0-01HZX3V6QK8M2N4P5R7S9T1W3Y");
  private static final JobExplanation BUSY =
      new JobExplanation(
          JOB,
          JobStatus.PENDING,
          List.of(new Finding(Code.WORKERS_BUSY, "All are busy.")),
          List.of(
              new WorkerVerdict(new WorkerId("w1"), true, null, 0, 2),
              new WorkerVerdict(
                  new WorkerId("w2"), false, new Match.Reason("models", "flux", "[]"), 1, 1)));

  /** Explanations of a queue that answers so about any job; empty where it does not hold it. */
  protected abstract JobExplanations of(
      Optional<JobExplanation> why, Optional<QueuePosition> position);

  /** Explanations of a queue that cannot be asked. */
  protected abstract JobExplanations unreachable();

  @Test
  void tellsWhatTheQueueSays() {
    var position = new QueuePosition(1, 3, 1_000L, 4_000L);
    JobExplanations queue = of(Optional.of(BUSY), Optional.of(position));

    assertThat(queue.why(JOB)).contains(BUSY);
    assertThat(queue.position(JOB)).contains(position);
  }

  @Test
  void knowsNothingOfAJobThatTheQueueDoesNotHold() {
    JobExplanations queue = of(Optional.empty(), Optional.empty());

    assertThat(queue.why(JOB)).isEmpty();
    assertThat(queue.position(JOB)).isEmpty();
  }

  @Test
  void hasNoPlaceForAJobThatDoesNotWait() {
    JobExplanations queue = of(Optional.of(BUSY), Optional.empty());

    assertThat(queue.position(JOB)).isEmpty();
  }

  @Test
  void saysSoWhenTheQueueCannotBeAsked() {
    assertThatThrownBy(() -> unreachable().why(JOB)).isInstanceOf(QueueUnavailableException.class);
    assertThatThrownBy(() -> unreachable().position(JOB))
        .isInstanceOf(QueueUnavailableException.class);
  }
}
