package io.emprops.core.worker.port.in;

import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.WorkerMessage;

/**
 * Answers workers, by whatever way their messages come: WebSocket, HTTP, or a call of the worker
 * inside the same process.
 */
public interface ServeWorkerUseCase {

  /**
   * Takes one message. A pull waits on the calling thread as long as it asks for.
   *
   * @throws io.emprops.core.job.port.out.QueueUnavailableException if the queue cannot be asked
   */
  GatewayMessage serve(WorkerMessage message);
}
