package io.emprops.queue.adapter.in.rest;

import io.emprops.core.job.BrokerState;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.port.in.QueueJobsUseCase;
import io.emprops.core.job.port.in.ReadJobLogQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A partition's life and the events of all its jobs, for open-api only. */
@Path("/internal/partitions/{partition}")
@RolesAllowed("service")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partitions")
public class InternalPartitionsResource {
  private final QueueJobsUseCase queueJobs;
  private final ReadJobLogQuery readJobLog;

  InternalPartitionsResource(QueueJobsUseCase queueJobs, ReadJobLogQuery readJobLog) {
    this.queueJobs = queueJobs;
    this.readJobLog = readJobLog;
  }

  /** Which life of the state answers. */
  @GET
  @Path("state")
  @Operation(
      operationId = "readPartitionState",
      summary = "Read which life of the state answers",
      description = "Another epoch or run id means that jobs may be forgotten.")
  public BrokerState state(@PathParam("partition") Partition partition) {
    return queueJobs.state(partition);
  }

  /** What follows a cursor, waiting for it. */
  @GET
  @Path("events")
  @Operation(
      operationId = "readPartitionEvents",
      summary = "Follow a partition",
      description =
          "The events of all its jobs after a cursor, waiting for them up to `wait_ms`; `$` is"
              + " answered at once, with the cursor of what comes next.")
  public PartitionPage events(
      @PathParam("partition") Partition partition,
      @QueryParam("after") @DefaultValue(PartitionPage.BEGINNING) String after,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("wait_ms") @DefaultValue("0") long waitMs) {
    if (!after.equals(PartitionPage.END)
        && !after.matches("[0-9]{1,18}-[0-9]{1,18}(\\.[0-9]{1,4})?")) {
      throw new IllegalArgumentException(
          "after must be <ms>-<n>, <ms>-<n>.<events> or $: '%s'".formatted(after));
    }
    return readJobLog.readPartition(
        partition, after, limit, Duration.ofMillis(Math.max(0, waitMs)));
  }
}
