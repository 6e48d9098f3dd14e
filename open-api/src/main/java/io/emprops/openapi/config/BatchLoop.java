package io.emprops.openapi.config;

import io.emprops.openapi.application.batch.BatchFeeder;
import java.time.Duration;

/** The loop that makes jobs of the rows of batches. Any number of nodes may run it. */
final class BatchLoop implements AutoCloseable {
  /** How late it finds what another node has accepted, ended or left behind. */
  private static final Duration LOOKS = Duration.ofSeconds(1);

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final BatchFeeder feeder;
  private final Loop loop = new Loop("batch-feeder", this::feed);

  BatchLoop(BatchFeeder feeder) {
    this.feeder = feeder;
  }

  void start() {
    loop.start();
  }

  /** Lets it finish its turn. */
  @Override
  public void close() {
    loop.stop();
    feeder.calls().call();
    loop.join(GRACE);
  }

  private void feed() throws InterruptedException {
    if (feeder.step() == 0) {
      feeder.calls().await(LOOKS);
    }
  }
}
