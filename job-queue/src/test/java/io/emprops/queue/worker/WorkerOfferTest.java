package io.emprops.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobType;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.WorkerCondition;
import io.emprops.core.worker.WorkerMessage.Register;
import io.emprops.core.worker.WorkerMessage.UpdateCapabilities;
import io.emprops.core.worker.WorkerState;
import io.emprops.core.worker.port.out.Connector.Healthy;
import io.emprops.core.worker.port.out.Connector.NotSetUp;
import io.emprops.core.worker.port.out.Connector.Unhealthy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker offers what its connectors can do at the moment. */
@Timeout(60)
class WorkerOfferTest extends WorkerAtFakeGateway {
  private static final JobType SIMULATION = new JobType("simulation");
  private static final JobType CLAUDE = new JobType("claude_api");

  @Test
  void takesTheTypesOfAConnectorThatFailsOutUntilItIsWell() throws InterruptedException {
    worker.start();
    gateway.await(Register.class);

    other.health = new Unhealthy("http-503");
    UpdateCapabilities without = gateway.await(UpdateCapabilities.class);
    other.health = new Healthy();
    UpdateCapabilities again = gateway.await(UpdateCapabilities.class, 2).getLast();

    assertThat(without.capabilities()).isEqualTo(Capabilities.ofTypes(Set.of(SIMULATION)));
    assertThat(without.condition())
        .isEqualTo(new WorkerCondition(WorkerState.UNHEALTHY, "claude_api: http-503"));
    assertThat(again.capabilities().jobTypes()).containsExactly(CLAUDE, SIMULATION);
    assertThat(again.condition()).isEqualTo(WorkerCondition.of(WorkerState.READY));
  }

  @Test
  void tellsWhatHasNeverWorkedAndOffersTheRest() throws InterruptedException {
    other.health = new Unhealthy("no such device");

    worker.start();

    Register register = gateway.await(Register.class);
    assertThat(register.capabilities().jobTypes()).containsExactly(SIMULATION);
    assertThat(register.condition())
        .isEqualTo(new WorkerCondition(WorkerState.SETUP_FAILED, "claude_api: no such device"));
  }

  @Test
  void isWellWithoutAConnectorThatNobodyHasSetUp() throws InterruptedException {
    other.health = new NotSetUp();

    worker.start();

    Register register = gateway.await(Register.class);
    assertThat(register.capabilities().jobTypes()).containsExactly(SIMULATION);
    assertThat(register.condition()).isEqualTo(WorkerCondition.of(WorkerState.READY));
  }

  @Test
  void pullsNothingWhileNothingWorks() throws InterruptedException {
    connector.health = new Unhealthy("away");
    other.health = new Unhealthy("away");
    worker.start();
    gateway.await(io.emprops.core.worker.WorkerMessage.Heartbeat.class, 5);

    assertThat(gateway.heard(io.emprops.core.worker.WorkerMessage.Pull.class)).isEmpty();
    connector.health = new Healthy();

    gateway.await(io.emprops.core.worker.WorkerMessage.Pull.class);
  }

  @Test
  void offersTheModelsThatItsConnectorsHave() throws InterruptedException {
    other.models = Map.of(CLAUDE, List.of("b", "a"), SIMULATION, List.of("not its own"));

    worker.start();

    assertThat(gateway.await(Register.class).capabilities().models())
        .isEqualTo(Map.of("claude_api", List.of("a", "b")));
  }

  @Test
  void tellsAConnectorThatCannotSayHowItIsWithoutItsWords() throws InterruptedException {
    other.mistakenHealth = true;

    worker.start();

    assertThat(gateway.await(Register.class).condition())
        .isEqualTo(
            new WorkerCondition(
                WorkerState.SETUP_FAILED, "claude_api: the check failed: IllegalStateException"));
  }
}
