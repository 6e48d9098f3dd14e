package io.emprops.core.worker.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.GatewayMessage.State;
import io.emprops.core.worker.WorkerCondition;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.WorkerState;
import io.emprops.core.worker.port.out.WorkerRegistry.Pulling;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link WorkerRegistry} promises. A subclass only says how to get an empty one. */
public abstract class WorkerRegistryContract {

  /** A registry without workers. */
  protected abstract WorkerRegistry emptyRegistry();

  @Test
  void listsTheLiveWorkersById() {
    WorkerRegistry registry = emptyRegistry();

    registry.seen(worker("b", 1));
    registry.seen(worker("a", 2));

    assertThat(registry.live()).containsExactly(worker("a", 2), worker("b", 1));
  }

  @Test
  void keepsWhatAWorkerSaidLast() {
    WorkerRegistry registry = emptyRegistry();
    registry.seen(worker("a", 1));

    registry.seen(worker("a", 3));

    assertThat(registry.find(new WorkerId("a"))).contains(worker("a", 3));
    assertThat(registry.live()).hasSize(1);
  }

  @Test
  void forgetsAWorkerThatSaidGoodbye() {
    WorkerRegistry registry = emptyRegistry();
    registry.seen(worker("a", 1));

    registry.forget(new WorkerId("a"));

    assertThat(registry.live()).isEmpty();
    assertThat(registry.find(new WorkerId("a"))).isEmpty();
  }

  @Test
  void doesNotFindAWorkerThatNeverCame() {
    assertThat(emptyRegistry().find(new WorkerId("nobody"))).isEmpty();
  }

  @Test
  void remembersWhatWorkersThatAreGoneHaveOffered() {
    WorkerRegistry registry = emptyRegistry();
    registry.seen(worker("a", 1));
    registry.seen(worker("b", 2));

    registry.forget(new WorkerId("a"));
    registry.forget(new WorkerId("b"));

    assertThat(registry.offersSeen()).containsExactly(worker("a", 1).capabilities());
  }

  @Test
  void knowsOfNobodyWhoseTokensAreRefused() {
    assertThat(emptyRegistry().revoked()).isEmpty();
  }

  @Test
  void keepsAnOrderUntilItIsTakenBackOrTheWorkerGoes() {
    WorkerRegistry registry = emptyRegistry();
    var worker = new WorkerId("a");
    registry.seen(worker("a", 1));

    assertThat(registry.ordered(worker)).isEqualTo(State.RUN);
    registry.order(worker, State.QUIET);
    assertThat(registry.ordered(worker)).isEqualTo(State.QUIET);
    registry.order(worker, State.RUN);
    assertThat(registry.ordered(worker)).isEqualTo(State.RUN);
    registry.order(worker, State.TERMINATE);
    registry.forget(worker);
    assertThat(registry.ordered(worker)).isEqualTo(State.RUN);
  }

  @Test
  void tellsWhoAsksForAJobAndWhatItIsTold() {
    WorkerRegistry registry = emptyRegistry();
    var worker = new WorkerId("a");
    registry.seen(worker("a", 2));

    assertThat(registry.pulling(worker)).contains(new Pulling(worker("a", 2), State.RUN));
    registry.order(worker, State.QUIET);
    assertThat(registry.pulling(worker)).contains(new Pulling(worker("a", 2), State.QUIET));
    registry.forget(worker);
    assertThat(registry.pulling(worker)).isEmpty();
  }

  private static WorkerPresence worker(String id, int slots) {
    return new WorkerPresence(
        new WorkerId(id),
        new MachineId("m"),
        Capabilities.ofTypes(Set.of(new JobType("simulation"))),
        slots,
        List.of(),
        Instant.parse("2026-03-01T10:00:00Z"),
        new WorkerCondition(WorkerState.UNHEALTHY, "out of order"));
  }
}
