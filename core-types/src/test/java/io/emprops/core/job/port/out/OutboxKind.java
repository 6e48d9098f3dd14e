package io.emprops.core.job.port.out;

/** What the broker is to be told of a job. */
enum OutboxKind {
  SUBMIT,
  CANCEL,
  ACKNOWLEDGE
}
