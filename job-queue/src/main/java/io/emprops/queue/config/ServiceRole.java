package io.emprops.queue.config;

/** What a process of this service does; see {@code emp.roles}. */
public enum ServiceRole {
  /** Answers open-api and the workers, and tends the queue. */
  GATEWAY,
  /** Executes jobs. */
  WORKER
}
