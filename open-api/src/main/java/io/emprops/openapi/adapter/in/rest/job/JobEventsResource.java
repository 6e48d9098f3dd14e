package io.emprops.openapi.adapter.in.rest.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.port.in.FindJobsQuery;
import io.emprops.core.job.port.in.FollowJobQuery;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Streams a job's log; each reader has a virtual thread of its own. */
@Path("/api/jobs/{id}/events")
@RunOnVirtualThread
@Tag(name = "Jobs")
public class JobEventsResource {
  private final FindJobsQuery jobs;
  private final FollowJobQuery follow;
  private final Caller caller;
  private final ObjectMapper mapper;

  JobEventsResource(FindJobsQuery jobs, FollowJobQuery follow, Caller caller, ObjectMapper mapper) {
    this.jobs = jobs;
    this.follow = follow;
    this.caller = caller;
    this.mapper = mapper;
  }

  /** The log from an event on, to the result. */
  @GET
  @Operation(
      operationId = "followJob",
      summary = "Follow a job's events to its result",
      description =
          """
          Server-sent events: `event` is the type (state, progress, log, output, result, snapshot), \
          `id` is `<epoch>.<n>`, `data` the event as JSON. A `snapshot` stands for events that can \
          no longer be had. The `result` always comes, last, and once the ledger has it; whoever \
          comes back after it gets 204. `/ws/jobs/{id}?since=` carries the same over a WebSocket. \
          Needs the role viewer.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "The stream",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              examples =
                  @ExampleObject(
                      name = "state",
                      value =
                          """
                          event: state
                          id: 1.1
                          data: {"id":"1.1","job_id":"p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA",\
                          "at":"2026-11-24T08:00:00Z","type":"state","data":{"status":"pending"}}
                          """)))
  @APIResponse(responseCode = "204", description = "The result was the last event that was seen")
  @APIResponse(responseCode = "404", description = "There is no such job in your organisation")
  public Response events(
      @PathParam("id") String id,
      @Parameter(description = "The last event that was seen") @HeaderParam("Last-Event-ID")
          @Nullable String lastEventId,
      @Parameter(description = "The same, for those who cannot set headers") @QueryParam("since")
          @Nullable String since,
      @Context HttpServerResponse connection) {
    JobId job = JobHeaders.jobId(id);
    Optional<EventId> from = JobHeaders.since(lastEventId, since);
    Principal principal = caller.principal();
    JobRecord record = jobs.find(principal, job).orElseThrow(JobHeaders::noJob);
    if (record.isFinal() && from.isPresent() && from.get().equals(record.resultEvent())) {
      return Response.noContent().build();
    }
    StreamingOutput stream =
        out -> {
          var events = new EventStream(out, connection::closed, mapper);
          events.begin();
          follow.follow(principal, job, from, events);
        };
    return Response.ok(stream, MediaType.SERVER_SENT_EVENTS_TYPE)
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no")
        .build();
  }
}
