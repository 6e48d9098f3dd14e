package io.emprops.openapi.adapter.in.rest.job;

import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.Unworkable;
import io.emprops.core.job.Unworkable.Reason;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import org.junit.jupiter.api.Test;

/** What those read who have asked for a job. */
final class JobReferenceTest {

  @Test
  void tellsThatNobodyCanTakeTheJobOnlyWhereThatIsKnown() {
    JobRecord job = accepted();
    var condition = new Unworkable(Reason.NO_WORKER_YET, "Nobody offers it.");

    JsonNode unworkable = json(job.found(condition));
    JsonNode other = json(job);

    assertThat(unworkable.path("status").asText()).isEqualTo("pending");
    assertThat(unworkable.path("unworkable").toString())
        .isEqualTo("{\"reason\":\"no-worker-yet\",\"message\":\"Nobody offers it.\"}");
    assertThat(other.has("unworkable")).isFalse();
  }

  private static JobRecord accepted() {
    var ledger = new InMemoryJobLedger();
    ledger.accept(aJob(1));
    return ledger.find(ORGANISATION, id(1)).orElseThrow();
  }

  private static JsonNode json(JobRecord job) {
    return new ObjectMapper().valueToTree(JobReference.of(job));
  }
}
