package io.emprops.queue.worker.remote;

import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.WorkerMessage;

/** One connection to a gateway. Any number of threads may ask at once. */
interface GatewayLine extends AutoCloseable {

  /**
   * Says something and waits for the answer.
   *
   * @throws io.emprops.core.job.port.out.QueueUnavailableException if there is none; then the line
   *     is closed, unless the gateway alone said so
   */
  GatewayMessage ask(WorkerMessage message);

  boolean isOpen();

  /** Fails whoever waits. */
  @Override
  void close();
}
