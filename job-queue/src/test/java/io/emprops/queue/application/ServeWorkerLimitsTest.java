package io.emprops.queue.application;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobType;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Acknowledged;
import io.emprops.core.worker.GatewayMessage.Assign;
import io.emprops.core.worker.GatewayMessage.NothingToDo;
import io.emprops.core.worker.ProviderLimits.Allowance;
import io.emprops.core.worker.ProviderLimits.Counted;
import io.emprops.core.worker.WorkerMessage.Complete;
import io.emprops.core.worker.WorkerMessage.Fail;
import io.emprops.core.worker.WorkerMessage.Pull;
import io.emprops.core.worker.WorkerMessage.Register;
import io.emprops.core.worker.port.out.LeaseScene;
import io.emprops.queue.adapter.out.redis.TestRedis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What workers tell of providers' limits is kept before it could be too late. */
final class ServeWorkerLimitsTest {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final LeaseTerms TERMS =
      new LeaseTerms(
          Partitions.one(), Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(20));
  private static final WorkerId WORKER = new WorkerId("w1");
  private static final Capabilities OFFER = Capabilities.ofTypes(Set.of(new JobType("simulation")));
  private static final Allowance NOTHING =
      new Allowance(Counted.REQUESTS, 60L, 0L, 60_000L, 60_000L);
  private static final Allowance TOKENS = new Allowance(Counted.TOKENS, null, 900L, 60_000L, null);

  private ServeWorkerService service;

  @BeforeEach
  void prepare() {
    LeaseScene scene = REDIS.emptyScene();
    service =
        new ServeWorkerService(
            scene.leases(),
            REDIS.registry(Duration.ofMinutes(1)),
            REDIS.arrivals(),
            TERMS,
            JobTypeRegistry.standard(),
            InstantSource.system(),
            new Random());
    service.serve(new Register(WORKER, new MachineId("m"), OFFER, 2, List.of(), 2, null));
    for (int n = 1; n <= 3; n++) {
      scene.queue().submit(List.of(aJob().number(n).flowKeys("k").build()));
    }
  }

  @Test
  void withASuccess() {
    Assign job = (Assign) pull();

    assertThat(complete(job, Usage.ofDuration(1), List.of(NOTHING)))
        .isEqualTo(new Acknowledged(job.job().id()));

    assertThat(pull()).isEqualTo(new NothingToDo());
  }

  @Test
  void withTheTokensThatAJobOfItsKindTakes() {
    Assign job = (Assign) pull();

    complete(job, new Usage(500L, 500L, null, null, 1, null), List.of(TOKENS));

    assertThat(pull()).isEqualTo(new NothingToDo());
  }

  @Test
  void withAFailure() {
    Assign job = (Assign) pull();

    service.serve(
        new Fail(
            WORKER,
            job.job().id(),
            job.leaseToken(),
            FailureClass.VALIDATION_ERROR,
            "payload",
            "no",
            null,
            List.of(NOTHING),
            null));

    assertThat(pull()).isEqualTo(new NothingToDo());
  }

  @Test
  void orNothingWhereNothingWasTold() {
    Assign job = (Assign) pull();

    complete(job, new Usage(10L, 10L, null, null, 1, null), List.of(TOKENS));

    assertThat(pull()).isInstanceOf(Assign.class);
  }

  private GatewayMessage pull() {
    return service.serve(new Pull(WORKER, 1, 0));
  }

  private GatewayMessage complete(Assign job, Usage usage, List<Allowance> limits) {
    return service.serve(
        new Complete(WORKER, job.job().id(), job.leaseToken(), JsonValue.of(1), usage, limits));
  }
}
