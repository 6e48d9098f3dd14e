package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;

/**
 * Every key and channel of a partition. All carry the partition's hash tag, so that they lie in one
 * slot of a cluster. Functions get {@link #meta()} and compute the others by the same patterns.
 */
record JobKeys(Partition partition) {

  /** The keys of the partition that holds a job. */
  static JobKeys of(JobId job) {
    return new JobKeys(job.partition());
  }

  /** Hash: epoch, clock, numbering; the declared key of each call of {@code jobs_v1}. */
  String meta() {
    return key("meta");
  }

  /** Sorted set: workers by their last sign of life. */
  String workers() {
    return key("workers");
  }

  /** Hash: what each worker told of itself. */
  String presence() {
    return key("presence");
  }

  /** Sorted set: names of offers by the time at which a worker last made them. */
  String offersSeen() {
    return key("offers-seen");
  }

  /** Hash: capabilities by the name of the offer. */
  String offers() {
    return key("offers");
  }

  /** Hash: what workers are told with their heartbeats. */
  String orders() {
    return key("orders");
  }

  /** Hash: up to when workers' tokens are refused. */
  String revoked() {
    return key("revoked");
  }

  /** Channel: ids of jobs with new events. */
  String news() {
    return key("news");
  }

  /** Channel: types of jobs that have begun to wait. */
  String arrivals() {
    return key("arrivals");
  }

  private String key(String name) {
    return "{" + partition + "}:" + name;
  }
}
