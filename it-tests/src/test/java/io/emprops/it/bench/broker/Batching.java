package io.emprops.it.bench.broker;

/**
 * How jobs are handed to a queue and taken from it.
 *
 * @param submitters threads, or calls under way, that submit
 * @param perSubmit jobs in one call
 * @param workers jobs, or threads with jobs, that run at once
 * @param perClaim jobs taken in one call
 */
record Batching(int submitters, int perSubmit, int workers, int perClaim) {

  /** As it stands in the tables. */
  String item() {
    return "%d x %d in, %d x %d out".formatted(submitters, perSubmit, workers, perClaim);
  }

  /** Whether no call takes more than one job. */
  boolean single() {
    return perSubmit == 1 && perClaim == 1;
  }
}
