package io.emprops.openapi.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.identity.NotAllowedException;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.QueueSetting;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.port.out.InMemoryQueueSettings;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.job.port.out.QueueSettings;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.GatewayMessage.State;
import io.emprops.core.worker.port.out.InMemoryWorkerDirectory;
import io.emprops.core.worker.port.out.InMemoryWorkerOwners;
import io.emprops.core.worker.port.out.WorkerOwners;
import io.emprops.openapi.application.budget.BudgetScene;
import io.emprops.openapi.application.worker.WorkerOwnership;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SteerQueueServiceTest {
  private static final Gate GATE = new Gate.OfType(new JobType("simulation"));
  private static final OrganisationId ACME = new OrganisationId("acme");
  private static final WorkerId WORKER = new WorkerId("w1");
  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00.123Z");

  private final List<String> calls = new ArrayList<>();
  private static final Partition P0 = new Partition("p0");

  private final QueueSettings settings = new InMemoryQueueSettings();
  private final Control control = new Control();
  private final InMemoryWorkerDirectory workers = new InMemoryWorkerDirectory();
  private final WorkerOwners owners = new InMemoryWorkerOwners();
  private final SteerQueueService service =
      new SteerQueueService(
          control,
          settings,
          workers,
          this::order,
          Partitions.one(),
          new WorkerOwnership(owners, new OrganisationId("operating")),
          InstantSource.fixed(NOW));

  @Test
  void letsAnOperatorSteer() {
    Principal operator = as(Role.OPERATOR);

    service.pause(operator, GATE);
    service.resume(operator, GATE);
    service.limit(operator, "k", FlowLimit.atOnce(2));
    service.weigh(operator, "c", 2);
    service.order(operator, WORKER, State.QUIET);

    assertThat(calls)
        .containsExactly(
            "pause p0 type:simulation",
            "resume p0 type:simulation",
            "limit p0 k",
            "weigh p0 c",
            "QUIET w1");
  }

  private QueueRestorer restorer() {
    return new QueueRestorer(
        settings, control, Partitions.one(), new BudgetScene(Partitions.one()).teller());
  }

  @Test
  void refusesAWorkersTokensOfBeforeForAnAdministratorAlone() {
    owners.own(WORKER, ACME);

    assertThat(service.revokeTokens(as(Role.ADMIN), WORKER)).isTrue();
    restorer().restore(P0);

    assertThat(calls)
        .as("told again to a queue that has lost its state")
        .containsExactly("revoke p0 w1 " + NOW, "revoke p0 w1 " + NOW);
    assertThatThrownBy(() -> service.revokeTokens(as(Role.OPERATOR), WORKER))
        .isInstanceOf(NotAllowedException.class);
  }

  @Test
  void leavesTheWorkersOfAnotherOrganisationAndOfNoneAlone() {
    owners.own(WORKER, new OrganisationId("other"));

    assertThat(service.revokeTokens(as(Role.ADMIN), WORKER)).isFalse();
    assertThat(service.revokeTokens(as(Role.ADMIN), new WorkerId("nobody-s"))).isFalse();

    assertThat(calls).isEmpty();
    assertThat(settings.all(P0)).isEmpty();
  }

  @Test
  void letsTheOperatingOrganisationShutOutEveryWorker() {
    owners.own(WORKER, ACME);
    var operating = new Principal(new OrganisationId("operating"), new UserId("ada"), Role.ADMIN);

    assertThat(service.revokeTokens(operating, WORKER)).isTrue();
    assertThat(service.revokeTokens(operating, new WorkerId("nobody-s"))).isTrue();

    assertThat(calls).containsExactly("revoke p0 w1 " + NOW, "revoke p0 nobody-s " + NOW);
  }

  @Test
  void showsAnOperatorWhatTheQueueWasTold() {
    Principal operator = as(Role.OPERATOR);
    service.weigh(operator, "c", 2);
    service.limit(operator, "k", FlowLimit.atOnce(2));
    service.pause(operator, GATE);

    assertThat(service.settings(operator))
        .containsExactlyInAnyOrder(
            new QueueSetting.Weighed("c", 2),
            new QueueSetting.Limited("k", FlowLimit.atOnce(2)),
            new QueueSetting.Paused(GATE, true));
    assertThatThrownBy(() -> service.settings(as(Role.RUNNER)))
        .isInstanceOf(NotAllowedException.class);
  }

  @Test
  void tellsAQueueThatLostItsStateAllAgain() {
    Principal operator = as(Role.OPERATOR);
    service.pause(operator, GATE);
    service.limit(operator, "k", FlowLimit.atOnce(1));
    service.limit(operator, "k", FlowLimit.atOnce(2));
    service.weigh(operator, "c", 2);
    service.pause(operator, new Gate.OfCustomer("c"));
    service.resume(operator, new Gate.OfCustomer("c"));
    calls.clear();

    int told = restorer().restore(P0);

    assertThat(told).isEqualTo(4);
    assertThat(calls)
        .containsExactly(
            "weigh p0 c", "limit p0 k", "resume p0 customer:c", "pause p0 type:simulation");
  }

  @Test
  void lastTellsTheQueueWhatAnOperatorChangedMeanwhile() {
    Principal operator = as(Role.OPERATOR);
    service.pause(operator, GATE);
    calls.clear();
    control.beforePause = () -> service.resume(operator, GATE);

    restorer().restore(P0);

    assertThat(calls)
        .containsExactly(
            "resume p0 type:simulation", "pause p0 type:simulation", "resume p0 type:simulation");
  }

  @Test
  void keepsWhatAQueueThatIsAwayCannotBeTold() {
    control.away = true;

    assertThatThrownBy(() -> service.pause(as(Role.OPERATOR), GATE))
        .isInstanceOf(QueueUnavailableException.class);

    assertThat(settings.all(P0)).containsExactly(new QueueSetting.Paused(GATE, true));
  }

  @Test
  void letsARunnerLookAndNothingElse() {
    Principal runner = as(Role.RUNNER);

    service.stats(runner, 5);
    service.workers(runner);

    assertThat(calls).containsExactly("stats p0");
    assertThat(workers.asked()).isOne();
    assertThatThrownBy(() -> service.pause(runner, GATE)).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> service.resume(runner, GATE)).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> service.limit(runner, "k", FlowLimit.NONE))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> service.weigh(runner, "c", 1)).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> service.order(runner, WORKER, State.RUN))
        .isInstanceOf(NotAllowedException.class);
    assertThat(calls).hasSize(1);
  }

  @Test
  void showsAViewerNothing() {
    assertThatThrownBy(() -> service.stats(as(Role.VIEWER), 5))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> service.workers(as(Role.VIEWER)))
        .isInstanceOf(NotAllowedException.class);
  }

  private void order(WorkerId worker, State order) {
    calls.add(order + " " + worker);
  }

  private static Principal as(Role role) {
    return new Principal(ACME, new UserId("ada"), role);
  }

  /** Writes down what is asked of it. */
  private final class Control implements QueueControl {
    private boolean away;
    private Runnable beforePause = () -> {};

    @Override
    public boolean pause(Partition partition, Gate gate) {
      if (away) {
        throw new QueueUnavailableException("it is away");
      }
      beforePause.run();
      return calls.add("pause " + partition + " " + gate.wire());
    }

    @Override
    public boolean resume(Partition partition, Gate gate) {
      return calls.add("resume " + partition + " " + gate.wire());
    }

    @Override
    public void limit(Partition partition, String flowKey, FlowLimit limit) {
      calls.add("limit " + partition + " " + flowKey);
    }

    @Override
    public void revoke(Partition partition, WorkerId worker, Instant until) {
      calls.add("revoke " + partition + " " + worker + " " + until);
    }

    @Override
    public void weigh(Partition partition, String customer, double weight) {
      calls.add("weigh " + partition + " " + customer);
    }

    @Override
    public QueueStats stats(Partition partition, int minutes) {
      calls.add("stats " + partition);
      return new QueueStats(Instant.EPOCH, 0, 0, null, List.of(), List.of(), List.of(), List.of());
    }
  }
}
