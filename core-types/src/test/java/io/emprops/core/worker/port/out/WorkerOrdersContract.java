package io.emprops.core.worker.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.GatewayMessage.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link WorkerOrders} promises. */
public abstract class WorkerOrdersContract {
  private static final WorkerId WORKER = new WorkerId("gpu:1.a-b_c");

  /** Orders to a queue that can be asked. */
  protected abstract WorkerOrders orders();

  /**
   * What the queue was told so far, such as {@code drain w1}, {@code terminate w1} and {@code run
   * w1}.
   */
  protected abstract List<String> told();

  /** Orders to a queue that cannot be asked. */
  protected abstract WorkerOrders unreachable();

  @Test
  void tellsTheQueueToDrainAWorkerToEndItAndToLetItRun() {
    WorkerOrders orders = orders();

    orders.order(WORKER, State.QUIET);
    orders.order(WORKER, State.TERMINATE);
    orders.order(WORKER, State.RUN);

    assertThat(told()).containsExactly("drain " + WORKER, "terminate " + WORKER, "run " + WORKER);
  }

  @Test
  void saysSoWhenTheQueueCannotBeAsked() {
    assertThatThrownBy(() -> unreachable().order(WORKER, State.QUIET))
        .isInstanceOf(QueueUnavailableException.class);
  }
}
