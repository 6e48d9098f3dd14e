package io.emprops.queue.application;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.job.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Acknowledged;
import io.emprops.core.worker.GatewayMessage.Assign;
import io.emprops.core.worker.GatewayMessage.Leases;
import io.emprops.core.worker.GatewayMessage.NothingToDo;
import io.emprops.core.worker.GatewayMessage.Refused;
import io.emprops.core.worker.GatewayMessage.Registered;
import io.emprops.core.worker.GatewayMessage.StaleLease;
import io.emprops.core.worker.GatewayMessage.State;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.WorkerMessage.Complete;
import io.emprops.core.worker.WorkerMessage.Heartbeat;
import io.emprops.core.worker.WorkerMessage.Held;
import io.emprops.core.worker.WorkerMessage.Pull;
import io.emprops.core.worker.WorkerMessage.Register;
import io.emprops.core.worker.WorkerMessage.UpdateCapabilities;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.out.LeaseScene;
import io.emprops.core.worker.port.out.WorkerRegistry;
import io.emprops.queue.adapter.out.redis.TestRedis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ServeWorkerServiceTest {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final WorkerId WORKER = new WorkerId("w1");
  private static final Capabilities OFFER = Capabilities.ofTypes(Set.of(new JobType("simulation")));
  private static final LeaseTerms TERMS =
      new LeaseTerms(
          Partitions.one(), Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(20));

  private LeaseScene scene;
  private WorkerRegistry workers;
  private ServeWorkerService service;

  @BeforeEach
  void prepare() {
    scene = REDIS.emptyScene();
    workers = REDIS.registry(Duration.ofMinutes(1));
    service =
        new ServeWorkerService(
            scene.leases(),
            workers,
            REDIS.arrivals(),
            TERMS,
            JobTypeRegistry.standard(),
            InstantSource.system(),
            new Random());
  }

  @Test
  void tellsANewWorkerHowOftenToRenew() {
    GatewayMessage answer = service.serve(register(List.of(), 2));

    assertThat(answer).isEqualTo(new Registered(1, 5_000, List.of(), List.of()));
    assertThat(workers.find(WORKER).map(WorkerPresence::slots)).contains(2);
  }

  @Test
  void tellsAWorkerThatComesBackWhichJobsItStillHolds() {
    service.serve(register(List.of(), 1));
    QueuedJob held = submit(1);
    QueuedJob lost = ended(2);
    Assign assigned = (Assign) service.serve(pull(0));
    var forged = new LeaseToken("x".repeat(32));

    GatewayMessage answer =
        service.serve(
            register(
                List.of(new Held(held.id(), assigned.leaseToken()), new Held(lost.id(), forged)),
                1));

    assertThat(answer).isEqualTo(new Registered(1, 5_000, List.of(held.id()), List.of(lost.id())));
  }

  @Test
  void saysNothingOfAJobThatAQueueWhichHasBegunAnewMayStillGetBack() {
    service.serve(register(List.of(), 1));
    Held early = new Held(aJob().number(1).build().id(), new LeaseToken("x".repeat(32)));

    GatewayMessage answer = service.serve(new Heartbeat(WORKER, List.of(early), null));

    assertThat(answer).isEqualTo(new Leases(List.of(), List.of(), List.of(), State.RUN));
    assertThatThrownBy(
            () ->
                service.serve(new WorkerMessage.Release(WORKER, early.jobId(), early.leaseToken())))
        .isInstanceOf(QueueUnavailableException.class);
  }

  @Test
  void refusesAWorkerWithoutSlotsOrOfAnotherProtocol() {
    var stranger = new Register(WORKER, new MachineId("m"), OFFER, 1, null, 9, null);

    assertThat(code(service.serve(register(List.of(), 0)))).isEqualTo(ErrorCode.REQUEST_INVALID);
    assertThat(code(service.serve(stranger))).isEqualTo(ErrorCode.REQUEST_INVALID);
  }

  @Test
  void asksAWorkerThatIsNotKnownToRegister() {
    assertThat(code(service.serve(pull(0)))).isEqualTo(ErrorCode.WORKER_UNKNOWN);
    assertThat(code(service.serve(new UpdateCapabilities(WORKER, OFFER, null))))
        .isEqualTo(ErrorCode.WORKER_UNKNOWN);
  }

  @Test
  void handsAJobToAPullThatWaitsAsSoonAsItComes() throws Exception {
    service.serve(register(List.of(), 1));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer = threads.submit(() -> service.serve(pull(20_000)));
      long start = System.nanoTime();

      QueuedJob job = submit(1);

      assertThat(answer.get(15, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(Assign.class, got -> assertThat(got.job()).isEqualTo(job));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void saysThatThereIsNothingWhenTheTimeIsOver() {
    service.serve(register(List.of(), 1));

    assertThat(service.serve(pull(20))).isEqualTo(new NothingToDo());
  }

  @Test
  void hasNothingForAWorkerWithoutFreeSlots() {
    service.serve(register(List.of(), 1));
    submit(1);

    assertThat(service.serve(new Pull(WORKER, 0, 1_000))).isEqualTo(new NothingToDo());
  }

  @Test
  void endsAPullWhoseThreadIsInterrupted() {
    service.serve(register(List.of(), 1));
    var answers = new CompletableFuture<GatewayMessage>();
    Thread waiting = Thread.ofVirtual().start(() -> answers.complete(service.serve(pull(20_000))));

    until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    waiting.interrupt();

    assertThat(answers.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(new NothingToDo());
  }

  @Test
  void tellsAWorkerToFinishAndGivesItNoMoreJobs() {
    service.serve(register(List.of(), 2));
    submit(1);
    Assign assigned = (Assign) service.serve(pull(0));
    submit(2);

    workers.order(WORKER, State.QUIET);

    assertThat(service.serve(new Heartbeat(WORKER, List.of(held(assigned)), null)))
        .isEqualTo(new Leases(List.of(assigned.job().id()), List.of(), List.of(), State.QUIET));
    assertThat(service.serve(pull(0))).isEqualTo(new NothingToDo());
  }

  @Test
  void sortsTheJobsOfAHeartbeat() {
    service.serve(register(List.of(), 2));
    submit(1);
    submit(2);
    Assign first = (Assign) service.serve(pull(0));
    Assign second = (Assign) service.serve(pull(0));
    scene.queue().cancel(second.job().id());
    var lost = new Held(ended(3).id(), first.leaseToken());

    GatewayMessage answer =
        service.serve(new Heartbeat(WORKER, List.of(held(first), held(second), lost), null));

    assertThat(answer)
        .isEqualTo(
            new Leases(
                List.of(first.job().id(), second.job().id()),
                List.of(lost.jobId()),
                List.of(second.job().id()),
                State.RUN));
    assertThat(workers.find(WORKER).orElseThrow().currentJobs())
        .containsExactly(first.job().id(), second.job().id());
  }

  @Test
  void acknowledgesTheFirstEndOnly() {
    service.serve(register(List.of(), 1));
    submit(1);
    Assign assigned = (Assign) service.serve(pull(0));
    var complete =
        new Complete(
            WORKER,
            assigned.job().id(),
            assigned.leaseToken(),
            JsonValue.of(1),
            Usage.ofDuration(1));

    assertThat(service.serve(complete)).isEqualTo(new Acknowledged(assigned.job().id()));
    assertThat(service.serve(complete)).isEqualTo(new StaleLease(assigned.job().id()));
  }

  @Test
  void goesByWhatAWorkerOfferedLast() {
    service.serve(register(List.of(), 1));
    submit(1);

    service.serve(
        new UpdateCapabilities(
            WORKER, Capabilities.ofTypes(Set.of(new JobType("claude_api"))), null));

    assertThat(service.serve(pull(0))).isEqualTo(new NothingToDo());
  }

  @Test
  void readsOlderNamesOfJobTypes() {
    var offer = Capabilities.ofTypes(Set.of(new JobType("mock")));
    service.serve(new Register(WORKER, new MachineId("m"), offer, 1, null, 1, null));
    submit(1);

    assertThat(service.serve(pull(0))).isInstanceOf(Assign.class);
  }

  private QueuedJob submit(int number) {
    QueuedJob job = aJob().number(number).build();
    scene.queue().submit(List.of(job));
    return job;
  }

  private QueuedJob ended(int number) {
    QueuedJob job = submit(number);
    scene.queue().cancel(job.id());
    return job;
  }

  private static Register register(List<Held> current, int slots) {
    return new Register(WORKER, new MachineId("m"), OFFER, slots, current, 1, null);
  }

  private static Pull pull(long waitMs) {
    return new Pull(WORKER, 1, waitMs);
  }

  private static Held held(Assign assign) {
    return new Held(assign.job().id(), assign.leaseToken());
  }

  private static ErrorCode code(GatewayMessage answer) {
    return ((Refused) answer).problem().code();
  }
}
