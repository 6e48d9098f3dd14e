package io.emprops.core.worker.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.WorkerCondition;
import io.emprops.core.worker.WorkerOffers;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.WorkerState;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link WorkerDirectory} promises. A subclass says how to get one. */
public abstract class WorkerDirectoryContract {
  private static final WorkerPresence WORKER =
      new WorkerPresence(
          new WorkerId("worker-1"),
          new MachineId("machine-1"),
          Capabilities.ofTypes(Set.of(new JobType("simulation"), new JobType("claude_api"))),
          4,
          List.of(),
          Instant.parse("2026-11-24T08:00:00.123Z"),
          new WorkerCondition(WorkerState.UNHEALTHY, "claude_api: http-401"));

  /** A directory of these workers, and of what was offered before. */
  protected abstract WorkerDirectory of(List<WorkerPresence> workers, List<Capabilities> seen);

  /** A directory that cannot be asked. */
  protected abstract WorkerDirectory unreachable();

  @Test
  void tellsWhoIsThere() {
    List<WorkerPresence> live = of(List.of(WORKER), List.of()).liveWorkers();

    assertThat(live).containsExactly(WORKER);
  }

  @Test
  void tellsWhatIsOfferedAndWhatWas() {
    var before =
        new Capabilities(
            Set.of(new JobType("comfyui")),
            Map.of("gpu_memory_gb", 24.0),
            Map.of("comfyui", List.of("flux")),
            new JsonObject(Map.of("region", JsonValue.of("eu"))),
            new WorkflowId("01HZX3V6QK8M2N4P5R7S9T1W3Y"),
            null);

    WorkerOffers offers = of(List.of(WORKER, WORKER), List.of(before)).offers();

    assertThat(offers).isEqualTo(new WorkerOffers(List.of(WORKER.capabilities()), List.of(before)));
  }

  @Test
  void saysThatTheQueueCannotBeAsked() {
    assertThatThrownBy(() -> unreachable().liveWorkers())
        .isInstanceOf(QueueUnavailableException.class);
    assertThatThrownBy(() -> unreachable().offers()).isInstanceOf(QueueUnavailableException.class);
  }
}
