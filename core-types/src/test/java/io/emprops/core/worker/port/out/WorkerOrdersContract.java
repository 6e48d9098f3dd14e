package io.emprops.core.worker.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.port.out.QueueUnavailableException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link WorkerOrders} promises. */
public abstract class WorkerOrdersContract {
  private static final WorkerId WORKER = new WorkerId("gpu:1.a-b_c");

  /** Orders to a queue that can be asked. */
  protected abstract WorkerOrders orders();

  /** What the queue was told so far, such as {@code drain w1} and {@code run w1}. */
  protected abstract List<String> told();

  /** Orders to a queue that cannot be asked. */
  protected abstract WorkerOrders unreachable();

  @Test
  void tellsTheQueueToDrainAWorkerAndToLetItRun() {
    WorkerOrders orders = orders();

    orders.drain(WORKER, true);
    orders.drain(WORKER, false);

    assertThat(told()).containsExactly("drain " + WORKER, "run " + WORKER);
  }

  @Test
  void saysSoWhenTheQueueCannotBeAsked() {
    assertThatThrownBy(() -> unreachable().drain(WORKER, true))
        .isInstanceOf(QueueUnavailableException.class);
  }
}
