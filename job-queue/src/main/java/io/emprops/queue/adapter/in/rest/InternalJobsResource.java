package io.emprops.queue.adapter.in.rest;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.job.port.in.QueueJobsUseCase;
import io.emprops.core.job.port.in.ReadJobLogQuery;
import io.emprops.core.worker.JobExplanation;
import io.emprops.core.worker.QueuePosition;
import io.emprops.core.worker.port.in.TellStandingQuery;
import io.emprops.queue.adapter.in.Messages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Jobs, for open-api only. */
@Path("/internal/jobs")
@RolesAllowed("service")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
public class InternalJobsResource {
  private final QueueJobsUseCase queueJobs;
  private final ReadJobLogQuery readJobLog;
  private final TellStandingQuery standing;
  private final Messages messages;

  InternalJobsResource(
      QueueJobsUseCase queueJobs,
      ReadJobLogQuery readJobLog,
      TellStandingQuery standing,
      Messages messages) {
    this.standing = standing;
    this.queueJobs = queueJobs;
    this.readJobLog = readJobLog;
    this.messages = messages;
  }

  /** Hands jobs over; safe to repeat. */
  @POST
  @Operation(
      operationId = "submitJobs",
      summary = "Hand jobs over",
      description = "At most 100; safe to repeat. Answers in their order.")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Jobs.class)))
  public Outcomes submit(String body) {
    return new Outcomes(queueJobs.submit(messages.read(body, Jobs.class).jobs()));
  }

  /** Which of these the queue does not hold. */
  @POST
  @Path("unknown")
  @Operation(
      operationId = "findUnknownJobs",
      summary = "Ask which jobs the queue does not hold",
      description = "Neither live nor ended; at most 100.")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Ids.class)))
  public Ids unknown(String body) {
    Set<JobId> unknown = queueJobs.unknownAmong(messages.read(body, Ids.class).ids());
    return new Ids(List.copyOf(unknown));
  }

  /** The ends of these are in the ledger. */
  @POST
  @Path("ack")
  @Operation(
      operationId = "acknowledgeEnds",
      summary = "Tell that the ends of jobs are in the ledger",
      description = "The queue forgets them an hour later.")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Ids.class)))
  public void acknowledge(String body) {
    queueJobs.acknowledge(messages.read(body, Ids.class).ids());
  }

  /** Asks for an end. */
  @POST
  @Path("{id}/cancel")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "cancelJob",
      summary = "Ask for a job to end",
      description = "A waiting job ends at once, a running one when its worker confirms.")
  public Response cancel(@PathParam("id") JobId id) {
    queueJobs.cancel(id);
    return Response.accepted().build();
  }

  /** What follows an event, waiting for it. */
  @GET
  @Path("{id}/events")
  @Operation(
      operationId = "readJobLog",
      summary = "Follow a job",
      description =
          "What follows `since`, waiting up to `wait_ms`; a snapshot where events are gone.")
  public JobLogPage events(
      @PathParam("id") JobId id,
      @QueryParam("since") Optional<String> since,
      @QueryParam("wait_ms") @DefaultValue("0") long waitMs) {
    return readJobLog.read(id, since.map(EventId::parse), Duration.ofMillis(Math.max(0, waitMs)));
  }

  /** Why a job waits. */
  @GET
  @Path("{id}/why")
  @Operation(
      operationId = "explainJob",
      summary = "Explain why a job waits",
      description = "404 where the queue does not hold it.")
  public JobExplanation why(@PathParam("id") JobId id) {
    return standing.why(id).orElseThrow(NotFoundException::new);
  }

  /** Its place in the fair order; none where it does not wait. */
  @GET
  @Path("{id}/position")
  @Operation(
      operationId = "getJobPosition",
      summary = "Read a job's place in the fair order",
      description = "Without a position where it does not wait for a worker.")
  public Place position(@PathParam("id") JobId id) {
    return new Place(standing.position(id).orElse(null));
  }

  /** A place, if there is one. */
  public record Place(@Nullable QueuePosition position) {}

  /** Jobs on their way in. */
  public record Jobs(List<QueuedJob> jobs) {
    public Jobs {
      jobs = List.copyOf(jobs);
    }
  }

  /** What became of them. */
  public record Outcomes(List<SubmitOutcome> outcomes) {
    public Outcomes {
      outcomes = List.copyOf(outcomes);
    }
  }

  /** Names jobs. */
  public record Ids(List<JobId> ids) {
    public Ids {
      ids = List.copyOf(ids);
    }
  }
}
