package io.emprops.openapi.application.job;

import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.Ulid;
import io.emprops.core.job.port.out.JobLedger.PastJob;
import io.emprops.core.json.JsonValue;
import io.emprops.core.workflow.AWorkflow;
import io.emprops.openapi.application.job.FirstJobs.FirstJob;
import io.emprops.openapi.application.job.FirstJobs.Wishes;
import io.emprops.openapi.application.job.WorkflowRenderer.Rendering;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where new jobs lie. */
final class JobPartitionsTest {
  private static final Partition P1 = new Partition("p1");
  private static final UserId USER = new UserId("ada");

  private final Ulid ids = new Ulid(InstantSource.fixed(T0), new Random(7));

  @Test
  void namesTheJobTypesPartitionInTheIdOfAFirstJob() {
    assertThat(first("comfyui").partition()).isEqualTo(P1);
    assertThat(first("claude_api").partition()).isEqualTo(Partitions.DEFAULT);
  }

  @Test
  void namesItAnewInTheIdOfAJobThatFollows() {
    var old = new PastJob(aJob(1), JobStatus.FAILED);
    JobType type = old.accepted().job().jobType();
    var successors =
        new Successors(
            new NoWorkflows(),
            (_, _, _) -> new Rendering.Refused(List.of()),
            Partitions.of(Map.of(P1, Set.of(type))),
            ids,
            () -> 7);
    var caller = new Principal(ORGANISATION, USER, Role.OPERATOR);

    JobId next = successors.again(old, Successors.Terms.of(caller, T0)).job().id();

    assertThat(old.accepted().job().id().partition()).isEqualTo(Partitions.DEFAULT);
    assertThat(next.partition()).isEqualTo(P1);
  }

  private JobId first(String type) {
    var jobs =
        new FirstJobs(
            (_, inputs, _) ->
                new Rendering.Ready(
                    new JobType(type), inputs, List.of(), Optional.empty(), Optional.empty()),
            Partitions.of(Map.of(P1, Set.of(new JobType("comfyui")))),
            ids,
            () -> 7);
    var made =
        (FirstJob.Made) jobs.make(AWorkflow.aWorkflow().build(), JsonValue.emptyObject(), wishes());
    return made.job().job().id();
  }

  private static Wishes wishes() {
    return new Wishes(
        ORGANISATION,
        USER,
        T0,
        50,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
