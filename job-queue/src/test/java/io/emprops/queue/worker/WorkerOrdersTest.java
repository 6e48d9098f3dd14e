package io.emprops.queue.worker;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.GatewayMessage.State;
import io.emprops.core.worker.WorkerCondition;
import io.emprops.core.worker.WorkerMessage.Complete;
import io.emprops.core.worker.WorkerMessage.Heartbeat;
import io.emprops.core.worker.WorkerMessage.Pull;
import io.emprops.core.worker.WorkerMessage.Release;
import io.emprops.core.worker.WorkerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a worker does when an operator tells it something, and what it tells of itself. */
@Timeout(60)
class WorkerOrdersTest extends WorkerAtFakeGateway {
  @Test
  void pullsNoMoreWhenToldToFinishAndAgainWhenToldToRun() throws InterruptedException {
    gateway.add(aJob().number(1).build());
    worker.start();
    connector.begun.acquire();
    gateway.order(State.QUIET);
    awaitTold(new WorkerCondition(WorkerState.DRAINING, "told to finish"));
    int pulls = gateway.heard(Pull.class).size();
    gateway.add(aJob().number(2).build());
    gateway.await(Heartbeat.class, gateway.heard(Heartbeat.class).size() + 5);

    assertThat(gateway.heard(Pull.class).size()).isLessThanOrEqualTo(pulls + 1);
    assertThat(connector.begun.tryAcquire()).isFalse();
    gateway.order(State.RUN);
    connector.finish.release(2);

    assertThat(gateway.await(Complete.class, 2)).hasSize(2);
    assertThat(gateway.heard(Release.class)).isEmpty();
  }

  @Test
  void givesBackWhatItHasWhenToldToTerminate() throws InterruptedException {
    QueuedJob job = aJob().build();
    gateway.add(job);
    worker.start();
    connector.begun.acquire();

    gateway.order(State.TERMINATE);

    assertThat(gateway.await(Release.class).jobId()).isEqualTo(job.id());
    awaitTold(new WorkerCondition(WorkerState.DRAINING, "told to give back its jobs"));
  }

  @Test
  void isBusyOnceItsSlotsAreTakenAndReadyBefore() throws InterruptedException {
    worker.start();
    awaitTold(WorkerCondition.of(WorkerState.READY));

    gateway.add(aJob().cost(2).build());

    awaitTold(WorkerCondition.of(WorkerState.BUSY));
  }

  @Test
  void takesNoJobBesideOneThatCostsAllSlots() throws InterruptedException {
    gateway.add(aJob().number(1).cost(2).build());
    gateway.add(aJob().number(2).build());
    worker.start();
    connector.begun.acquire();
    gateway.await(Heartbeat.class, gateway.heard(Heartbeat.class).size() + 5);

    assertThat(connector.begun.tryAcquire()).isFalse();
    connector.finish.release(2);

    connector.begun.acquire();
    assertThat(connector.mostAtOnce()).isEqualTo(1);
  }

  @Test
  void tellsThatItStops() throws InterruptedException {
    gateway.add(aJob().build());
    worker.start();
    connector.begun.acquire();
    var stopping = Thread.ofVirtual().start(this::stopQuietly);

    awaitTold(new WorkerCondition(WorkerState.DRAINING, "it stops"));

    connector.finish.release();
    stopping.join();
  }

  private void awaitTold(WorkerCondition condition) throws InterruptedException {
    for (int beats = 1;
        !condition.equals(gateway.await(Heartbeat.class, beats).getLast().condition());
        beats = gateway.heard(Heartbeat.class).size() + 1) {
      // Until it is told, or the test's time is over.
    }
  }
}
