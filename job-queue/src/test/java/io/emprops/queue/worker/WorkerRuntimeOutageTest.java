package io.emprops.queue.worker;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.WorkerMessage.Complete;
import io.emprops.core.worker.WorkerMessage.Fail;
import io.emprops.core.worker.WorkerMessage.Heartbeat;
import io.emprops.core.worker.WorkerMessage.Progress;
import io.emprops.core.worker.WorkerMessage.Register;
import io.emprops.core.worker.WorkerMessage.Release;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of work when the gateway is away, forgets the worker or takes a lease back. */
@Timeout(60)
class WorkerRuntimeOutageTest extends WorkerAtFakeGateway {
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
    assertThat(gateway.heard()).noneMatch(WorkerRuntimeOutageTest::isEnd);
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

  private static boolean isEnd(WorkerMessage message) {
    return message instanceof Complete || message instanceof Fail || message instanceof Release;
  }
}
