package io.emprops.openapi.adapter.out.ledger;

import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.PARTITION;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.port.out.AssetUses;
import io.emprops.core.batch.port.out.BatchFeed;
import io.emprops.core.identity.UserId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.identity.port.out.OrganisationRepository;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.ErrorSignature;
import io.emprops.core.job.port.out.DeadLetters;
import io.emprops.core.job.port.out.JobOutbox;
import io.emprops.core.worker.port.out.WorkerOwners;
import io.emprops.core.workflow.WorkflowFilter;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;

/**
 * A statement's plan is made once. Native statements with a single column's type for a result are
 * not known again: each run would add a plan, and look through all of them first.
 */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class StatementPlansTest {
  private static final ErrorSignature SIGNATURE = new ErrorSignature("0".repeat(32));
  private static final BatchId BATCH = new BatchId("01KAEXAMP00000000000000007");

  @Inject SessionFactory sessions;
  @Inject JobOutbox outbox;
  @Inject DeadLetters deadLetters;
  @Inject BatchFeed batches;
  @Inject OrganisationRepository organisations;
  @Inject WorkflowRepository workflows;
  @Inject WorkerOwners workers;
  @Inject AssetUses assets;

  @Test
  void makesThePlanOfAStatementOnce() {
    runAll();
    int plans = plans();

    for (int i = 0; i < 10; i++) {
      runAll();
    }

    assertThat(plans()).isEqualTo(plans);
  }

  private void runAll() {
    outbox.submit(PARTITION, 10, Instant.EPOCH, _ -> List.of());
    outbox.cancel(PARTITION, 10, _ -> {});
    outbox.acknowledge(PARTITION, 10, _ -> {});
    deadLetters.oldest(ORGANISATION, SIGNATURE, 10);
    deadLetters.lastDue(ORGANISATION, SIGNATURE);
    batches.unasked(BATCH, 10);
    organisations.findRole(ORGANISATION, new UserId("vic"));
    workflows.list(ORGANISATION, WorkflowFilter.all());
    workers.ownerOf(new WorkerId("gpu-7"));
    assets.usedAmong(ORGANISATION, List.of(new AssetId("0".repeat(64))));
  }

  private int plans() {
    return sessions
        .unwrap(SessionFactoryImplementor.class)
        .getQueryEngine()
        .getInterpretationCache()
        .getNumberOfCachedQueryPlans();
  }
}
