package io.emprops.queue.worker;

import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import java.time.Duration;

/**
 * How a worker works.
 *
 * @param slots how many jobs at once
 * @param pullWait how long a pull waits at the gateway
 * @param longestHeartbeat how long between two heartbeats, though the gateway allow more
 * @param attemptTimeout the longest time of an attempt for jobs that name none
 * @param reportInterval the shortest time between two reports of one job
 * @param firstRetry how long to wait after the gateway could not be asked for the first time
 * @param longestRetry the longest such wait
 * @param drain how long a stopping worker lets its jobs finish
 * @param release how long it then waits until jobs have stopped
 */
public record WorkerSettings(
    WorkerId workerId,
    MachineId machineId,
    int slots,
    Duration pullWait,
    Duration longestHeartbeat,
    Duration attemptTimeout,
    Duration reportInterval,
    Duration firstRetry,
    Duration longestRetry,
    Duration drain,
    Duration release) {
  public WorkerSettings {
    if (slots < 1) {
      throw new IllegalArgumentException("slots must be at least 1: " + slots);
    }
  }
}
