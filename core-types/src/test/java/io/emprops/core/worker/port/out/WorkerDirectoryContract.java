package io.emprops.core.worker.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.WorkerPresence;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link WorkerDirectory} promises. A subclass says how to get one. */
public abstract class WorkerDirectoryContract {

  /** A directory of these workers. */
  protected abstract WorkerDirectory of(List<WorkerPresence> workers);

  /** A directory that cannot be asked. */
  protected abstract WorkerDirectory unreachable();

  @Test
  void tellsWhoIsThere() {
    var worker =
        new WorkerPresence(
            new WorkerId("worker-1"),
            new MachineId("machine-1"),
            Capabilities.ofTypes(Set.of(new JobType("simulation"), new JobType("claude_api"))),
            4,
            List.of(),
            Instant.parse("2026-11-24T08:00:00.123Z"));

    List<WorkerPresence> live = of(List.of(worker)).liveWorkers();

    assertThat(live).containsExactly(worker);
  }

  @Test
  void saysThatTheQueueCannotBeAsked() {
    assertThatThrownBy(() -> unreachable().liveWorkers())
        .isInstanceOf(QueueUnavailableException.class);
  }
}
