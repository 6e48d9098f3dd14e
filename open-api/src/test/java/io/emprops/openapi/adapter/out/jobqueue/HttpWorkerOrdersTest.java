package io.emprops.openapi.adapter.out.jobqueue;

import io.emprops.core.worker.port.out.WorkerOrders;
import io.emprops.core.worker.port.out.WorkerOrdersContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Orders over HTTP. */
final class HttpWorkerOrdersTest extends WorkerOrdersContract {
  private final AnsweringQueue queue =
      new AnsweringQueue(Map.of("/drain", "", "/run", "", "/terminate", ""));

  @Override
  protected WorkerOrders orders() {
    return new HttpWorkerDirectory(queue.connection());
  }

  @Override
  protected List<String> told() {
    return queue.asked().stream()
        .map(request -> request.split("/", -1))
        .map(parts -> parts[4] + " " + parts[3])
        .toList();
  }

  @Override
  protected WorkerOrders unreachable() {
    return new HttpWorkerDirectory(queue.gone().connection());
  }

  @AfterEach
  void end() {
    queue.close();
  }
}
