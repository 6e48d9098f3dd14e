package io.emprops.openapi.config;

import static io.emprops.core.batch.port.out.SomeBatches.aBatch;
import static io.emprops.core.batch.port.out.SomeBatches.batchId;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchProgress;
import io.emprops.core.batch.BatchStatus;
import io.emprops.core.batch.port.out.BatchPorts;
import io.emprops.openapi.adapter.out.ledger.BatchFixture;
import io.emprops.openapi.application.batch.BatchFeeder;
import io.emprops.openapi.support.Await;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The loop finds by itself what there is to do; here the rows of a workflow that has gone. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class BatchLoopTest {
  @Inject BatchFixture fixture;
  @Inject BatchFeeder feeder;

  @Test
  void tendsToBatchesThatCameBeforeItBeganAndAfter() {
    BatchPorts ports = fixture.empty();
    ports.batches().accept(aBatch(1, 40));

    try (var loop = new BatchLoop(feeder)) {
      loop.start();
      Await.until("the first has ended", () -> hasEnded(ports, 1));
      ports.batches().accept(aBatch(2, 3));
      feeder.calls().call();
      Await.until("the second has ended", () -> hasEnded(ports, 2));
    }

    assertThat(find(ports, 1).progress()).isEqualTo(new BatchProgress(40, 0, 0, 0, 0, 0, 40));
    assertThat(find(ports, 2).progress()).isEqualTo(new BatchProgress(3, 0, 0, 0, 0, 0, 3));
  }

  private static boolean hasEnded(BatchPorts ports, int n) {
    return find(ports, n).status() == BatchStatus.COMPLETED;
  }

  private static Batch find(BatchPorts ports, int n) {
    return ports.batches().find(ORGANISATION, batchId(n)).orElseThrow();
  }
}
