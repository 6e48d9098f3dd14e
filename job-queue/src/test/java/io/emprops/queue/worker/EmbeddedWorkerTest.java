package io.emprops.queue.worker;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.AJob;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.WorkerMessage.Complete;
import io.emprops.core.worker.WorkerMessage.Fail;
import io.emprops.core.worker.WorkerMessage.Heartbeat;
import io.emprops.core.worker.WorkerMessage.Output;
import io.emprops.core.worker.WorkerMessage.Progress;
import io.emprops.core.worker.WorkerMessage.Register;
import io.emprops.core.worker.WorkerMessage.Release;
import io.emprops.core.worker.port.out.Connector;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EmbeddedWorkerTest {
  private static final Duration NO_TIME = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final FakeGateway gateway = new FakeGateway();
  private final ManualConnector connector = new ManualConnector();
  private EmbeddedWorker worker = worker(2, LONG);
  private boolean stopped;

  @AfterEach
  void stopWorker() throws InterruptedException {
    connector.finish.release(1_000);
    if (!stopped) {
      worker.stop();
    }
  }

  @Test
  void executesAJobAndDeliversItsResult() throws InterruptedException {
    gateway.add(aJob().payload("{\"n\":1.10}").build());
    connector.finish.release();

    worker.start();

    assertThat(gateway.await(Complete.class).result()).isEqualTo(JsonText.parse("{\"n\":1.10}"));
  }

  @Test
  void registersItsJobTypesAndSlotsFirst() throws InterruptedException {
    gateway.add(aJob().build());
    connector.finish.release();

    worker.start();
    gateway.await(Complete.class);

    var register = gateway.heard(Register.class).getFirst();
    assertThat(register.slots()).isEqualTo(2);
    assertThat(register.capabilities().jobTypes()).containsExactly(new JobType("simulation"));
  }

  @Test
  void takesNoMoreJobsThanItHasSlots() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      gateway.add(aJob().number(i).build());
    }
    worker.start();
    connector.begun.acquire(2);

    assertThat(connector.begun.tryAcquire()).isFalse();

    connector.finish.release(5);
    connector.begun.acquire(3);
    assertThat(connector.mostAtOnce()).isEqualTo(2);
  }

  @Test
  void deliversTheWholeTextBeforeTheEnd() throws InterruptedException {
    connector.speech = "grüße 😀 ".repeat(5_000);
    gateway.add(aJob().build());
    connector.finish.release();

    worker.start();
    gateway.await(Complete.class);

    String text =
        gateway.heard(Output.class).stream().map(Output::text).collect(Collectors.joining());
    assertThat(text).isEqualTo(connector.speech);
    assertThat(gateway.heard(Output.class))
        .hasSizeGreaterThan(1)
        .allSatisfy(
            output ->
                assertThat(JsonValue.of(String.valueOf(output.text())).toJson())
                    .doesNotContain("\\ud83d"));
  }

  @Test
  void keepsAFinishedResultOverAnOutage() throws InterruptedException {
    gateway.failOn(Complete.class::isInstance);
    gateway.add(aJob().build());
    connector.finish.release();
    worker.start();
    gateway.awaitOutages(3);

    gateway.failOn(_ -> false);

    assertThat(gateway.await(Complete.class)).isNotNull();
  }

  @Test
  void keepsAFailureOverAnOutage() throws InterruptedException {
    connector.failure = JobFailure.of(FailureClass.SERVICE_ERROR, "http-503", "Down");
    gateway.failOn(Fail.class::isInstance);
    gateway.add(aJob().build());
    connector.finish.release();
    worker.start();
    gateway.awaitOutages(3);

    gateway.failOn(_ -> false);

    assertThat(gateway.await(Fail.class).reason()).isEqualTo("http-503");
  }

  @Test
  void endsDeliveryWhenTheAnswerToItWasLost() throws InterruptedException {
    gateway.loseAnswersTo(m -> m instanceof Complete && gateway.outages() < 3);
    gateway.add(aJob().number(1).build());
    gateway.add(aJob().number(2).build());
    worker = worker(1, LONG);
    connector.finish.release(2);

    worker.start();
    connector.begun.acquire(2);

    assertThat(gateway.heard(Complete.class)).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void namesItsRunningJobsWhenItRegistersAgain() throws InterruptedException {
    gateway.add(aJob().number(7).build());
    worker.start();
    connector.begun.acquire();
    gateway.failOn(_ -> true);
    gateway.awaitOutages(gateway.outages() + 3);

    gateway.failOn(_ -> false);
    gateway.await(Register.class, 2);

    assertThat(gateway.heard(Register.class).getLast().currentJobs())
        .extracting("jobId")
        .containsExactly(aJob().number(7).build().id());
  }

  @Test
  void registersAgainWhenTheGatewayForgotIt() throws InterruptedException {
    worker.start();
    gateway.await(Heartbeat.class);

    gateway.forgetWorker();

    assertThat(gateway.await(Register.class, 2)).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void stopsAJobWhoseLeaseIsLostAndSaysNothingMore() throws InterruptedException {
    QueuedJob job = aJob().build();
    gateway.add(job);
    worker.start();
    connector.begun.acquire();
    gateway.await(Progress.class);

    gateway.takeLease(job.id());

    connector.stopped.await();
    stop();
    assertThat(gateway.heard()).noneMatch(EmbeddedWorkerTest::isEnd);
  }

  @Test
  void stopsACancelledJobAndGivesItBack() throws InterruptedException {
    QueuedJob job = aJob().build();
    gateway.add(job);
    worker.start();
    connector.begun.acquire();

    gateway.cancel(job.id());

    assertThat(gateway.await(Release.class).jobId()).isEqualTo(job.id());
    assertThat(connector.stopped.getCount()).isZero();
  }

  @Test
  void failsAnAttemptThatTakesTooLong() throws InterruptedException {
    gateway.add(aJob().attemptTimeoutMs(20).build());

    worker.start();

    var fail = gateway.await(Fail.class);
    assertThat(fail.failureClass()).isEqualTo(FailureClass.TIMEOUT);
    assertThat(fail.reason()).isEqualTo("attempt-timeout");
  }

  @Test
  void renewsLeasesWhileTheWorkGoesOn() throws InterruptedException {
    QueuedJob job = aJob().build();
    gateway.add(job);
    worker.start();
    connector.begun.acquire();

    int before = gateway.heard(Heartbeat.class).size();

    var renewals = gateway.await(Heartbeat.class, before + 3);

    assertThat(renewals.getLast().jobs()).extracting("jobId").containsExactly(job.id());
  }

  @Test
  void finishesItsJobsBeforeItStops() throws InterruptedException {
    gateway.add(aJob().build());
    worker.start();
    connector.begun.acquire();
    var stopping = Thread.ofVirtual().start(this::stopQuietly);

    connector.finish.release();
    stopping.join();

    assertThat(gateway.heard(Complete.class)).hasSize(1);
    assertThat(gateway.heard(Release.class)).isEmpty();
  }

  @Test
  void givesBackWhatDoesNotFinishInTime() throws InterruptedException {
    worker = worker(2, NO_TIME);
    gateway.add(aJob().build());
    worker.start();
    connector.begun.acquire();

    stop();

    assertThat(gateway.heard(Release.class)).hasSize(1);
    assertThat(gateway.heard(Fail.class)).isEmpty();
  }

  @Test
  void takesNothingMoreOnceItStops() throws InterruptedException {
    worker.start();
    gateway.await(Register.class);

    stop();
    gateway.add(aJob().build());

    assertThat(connector.begun.tryAcquire()).isFalse();
  }

  @Test
  void turnsAConnectorsMistakeIntoAFailureWithoutItsWords() throws InterruptedException {
    connector.mistake = true;
    gateway.add(aJob().build());

    worker.start();

    var fail = gateway.await(Fail.class);
    assertThat(fail.failureClass()).isEqualTo(FailureClass.SYSTEM_ERROR);
    assertThat(fail.message()).doesNotContain("sk-secret");
  }

  @Test
  void failsWhenTheResultLacksWhatTheDocumentPromises() throws InterruptedException {
    gateway.add(aJob().payload("{\"n\":1}").output("{\"path\":\"text\"}").build());
    connector.finish.release();

    worker.start();

    assertThat(gateway.await(Fail.class).reason()).isEqualTo("output-missing");
  }

  @Test
  void saysSoWhenItHasNoConnectorForAJob() throws InterruptedException {
    gateway.add(AJob.aJob().jobType("openai_chat").build());

    worker.start();

    assertThat(gateway.await(Fail.class).reason()).isEqualTo("no-connector");
  }

  private static boolean isEnd(WorkerMessage message) {
    return message instanceof Complete || message instanceof Fail || message instanceof Release;
  }

  private void stop() throws InterruptedException {
    stopped = true;
    worker.stop();
  }

  private void stopQuietly() {
    try {
      stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private EmbeddedWorker worker(int slots, Duration drain) {
    var settings =
        new WorkerSettings(
            new WorkerId("w1"),
            new MachineId("m1"),
            slots,
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ofMillis(4),
            drain,
            Duration.ofSeconds(5));
    return new EmbeddedWorker(settings, gateway, List.of(connector), new Random(1));
  }

  /** Runs each job until the test lets it finish or someone asks it to stop. */
  private static final class ManualConnector implements Connector {
    final Semaphore begun = new Semaphore(0);
    final Semaphore finish = new Semaphore(0);
    final CountDownLatch stopped = new CountDownLatch(1);
    private final Semaphore atOnce = new Semaphore(0);
    private int most;
    volatile String speech = "";
    volatile boolean mistake;
    volatile @org.jspecify.annotations.Nullable JobFailure failure;

    @Override
    public Set<JobType> jobTypes() {
      return Set.of(new JobType("simulation"));
    }

    @Override
    public Result process(
        QueuedJob job, int attempt, Reporter reporter, Cancellation cancellation) {
      enter();
      if (mistake) {
        throw new IllegalStateException("with sk-secret inside");
      }
      cancellation.onRequest(finish::release);
      begun.release();
      reporter.progress(new Progressed("working", 0.0, 1.0, null, null, null));
      for (int i = 0; i < speech.length(); i += 7) {
        reporter.output(speech.substring(i, Math.min(i + 7, speech.length())));
      }
      finish.acquireUninterruptibly();
      atOnce.acquireUninterruptibly();
      if (cancellation.isRequested()) {
        stopped.countDown();
        return new Stopped();
      }
      JobFailure end = failure;
      return end == null ? new Succeeded(job.payload(), Usage.ofDuration(1)) : new Failed(end);
    }

    private synchronized void enter() {
      atOnce.release();
      most = Math.max(most, atOnce.availablePermits());
    }

    synchronized int mostAtOnce() {
      return most;
    }
  }
}
