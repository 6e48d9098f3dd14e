package io.emprops.queue.worker.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Leases;
import io.emprops.core.worker.GatewayMessage.NothingToDo;
import io.emprops.core.worker.GatewayMessage.Refused;
import io.emprops.core.worker.GatewayMessage.State;
import io.emprops.core.worker.WorkerMessage.Heartbeat;
import io.emprops.core.worker.WorkerMessage.Pull;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PendingAnswersTest {
  private static final WorkerId WORKER = new WorkerId("w");
  private static final Leases LEASES = new Leases(List.of(), List.of(), List.of(), State.RUN);

  private final PendingAnswers pending = new PendingAnswers();
  private final CompletableFuture<GatewayMessage> pull = pending.expect(new Pull(WORKER, 1, 9));
  private final CompletableFuture<GatewayMessage> beat =
      pending.expect(new Heartbeat(WORKER, List.of(), null));

  @Test
  void letsAPullWaitBesideTheOthers() {
    assertThat(pending.hear(LEASES)).isTrue();

    assertThat(beat).isCompletedWithValue(LEASES);
    assertThat(pull).isNotDone();
    assertThat(pending.hear(new NothingToDo())).isTrue();
    assertThat(pull).isCompletedWithValue(new NothingToDo());
  }

  @Test
  void givesAnErrorToWhomItIsAbout() {
    pending.hear(refused("pull"));

    assertThat(pull).isCompletedWithValue(refused("pull"));
    assertThat(beat).isNotDone();
  }

  @Test
  void takesAnErrorOfAnOlderGatewayForTheOldestThatIsNoPull() {
    pending.hear(refused(null));
    pending.hear(refused(null));

    assertThat(beat).isDone();
    assertThat(pull).isDone();
  }

  @Test
  void passesOverWhatNobodyAskedFor() {
    pending.hear(LEASES);

    assertThat(pending.hear(LEASES)).isFalse();
    assertThat(pull).isNotDone();
  }

  @Test
  void failsAllWhenItIsClosed() {
    pending.close();

    assertThat(pull)
        .isCompletedExceptionally()
        .satisfies(
            it -> assertThat(it.exceptionNow()).isInstanceOf(QueueUnavailableException.class));
    assertThat(beat).isCompletedExceptionally();
    assertThat(pending.expect(new Pull(WORKER, 1, 9))).isCompletedExceptionally();
  }

  private static Refused refused(@Nullable String about) {
    return new Refused(Problem.of(ErrorCode.WORKER_UNKNOWN, "register", List.of()), about);
  }
}
