package io.emprops.openapi.adapter.in.rest.job;

import io.emprops.core.job.BulkOutcome;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.in.RequeueOutcome;
import io.emprops.core.job.port.in.SettleDeadLettersUseCase;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deals with dead letters. */
@Path("/api/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Dead letters")
public class SettleDeadLettersResource {
  private final SettleDeadLettersUseCase deadLetters;
  private final Caller caller;

  SettleDeadLettersResource(SettleDeadLettersUseCase deadLetters, Caller caller) {
    this.deadLetters = deadLetters;
    this.caller = caller;
  }

  /** Sends payloads again. */
  @POST
  @Path("/requeue")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "requeueDeadLetters",
      summary = "Send the payloads of dead letters again, as new jobs",
      description =
          """
          Each new job is linked to the old one as in a retry; a dead letter gets one, however \
          often this is called. Failures tell of each id for which there is none. With `inputs` and \
          one id, the job's version of its workflow is rendered anew with them, and what is wrong \
          is the answer's problem. Needs the role operator.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "The new jobs, and the failures",
      content = @Content(schema = @Schema(implementation = BulkOutcome.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "DeadLetterSettled")
  @APIResponse(responseCode = "422", ref = "InputsInvalid")
  public BulkOutcome requeue(RequeueRequest request) {
    List<JobId> jobs = request.jobs();
    JsonObject inputs = request.inputs();
    return inputs == null
        ? deadLetters.requeue(caller.principal(), jobs)
        : requeueEdited(jobs.getFirst(), inputs);
  }

  /** Sends the payloads of one signature again. */
  @POST
  @Path("/{signature}/requeue")
  @Operation(
      operationId = "requeueDeadLettersOfSignature",
      summary = "Send the payloads of all dead letters of an error again",
      description =
          """
          The first to end comes first; at most 1000 in a call, and `more` tells to repeat it. \
          Needs the role operator.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "The new jobs, and the failures",
      content = @Content(schema = @Schema(implementation = BulkOutcome.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public BulkOutcome requeueAll(@PathParam("signature") String signature) {
    return deadLetters.requeue(caller.principal(), JobParameters.signature(signature));
  }

  /** Sends the payloads of one signature again, bit by bit. */
  @POST
  @Path("/{signature}/redrive")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "redriveDeadLetters",
      summary = "Send the payloads of an error's dead letters again, so many a minute",
      description =
          """
          The new jobs are all accepted now and become due one after another, behind those of the \
          same error that were requeued before; cancel them to stop. At most 1000 in a call, and \
          `more` tells to repeat it: the next ones follow behind `last_due`. \
          Needs the role operator.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "The new jobs, and the failures",
      content = @Content(schema = @Schema(implementation = BulkOutcome.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public BulkOutcome redrive(@PathParam("signature") String signature, RedriveRequest request) {
    return deadLetters.redrive(
        caller.principal(), JobParameters.signature(signature), request.rate());
  }

  /** Takes one signature off the list. */
  @POST
  @Path("/{signature}/dismiss")
  @Operation(
      operationId = "dismissDeadLetters",
      summary = "Take an error's dead letters off the list",
      description = "The jobs stay, and can still be retried. Needs the role operator.")
  @APIResponse(
      responseCode = "200",
      description = "How many there were",
      content = @Content(schema = @Schema(implementation = Dismissal.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Dismissal dismiss(@PathParam("signature") String signature) {
    return new Dismissal(
        deadLetters.dismiss(caller.principal(), JobParameters.signature(signature)));
  }

  private BulkOutcome requeueEdited(JobId job, JsonObject inputs) {
    return switch (deadLetters.requeueEdited(caller.principal(), job, inputs)) {
      case RequeueOutcome.Requeued(JobId next) ->
          new BulkOutcome(List.of(next), List.of(), false, null);
      case RequeueOutcome.Refused(var errors) -> throw JobAnswers.refused(errors);
      case RequeueOutcome.NotFound() -> throw JobHeaders.noJob();
      case RequeueOutcome.NoDeadLetter() ->
          throw ProblemException.of(
              ErrorCode.DEAD_LETTER_SETTLED, "the job is no dead letter, or somebody was faster");
      case RequeueOutcome.WorkflowGone() -> throw JobAnswers.workflowGone();
    };
  }

  /** How many dead letters were taken off the list. */
  @Schema(name = "Dismissal")
  public record Dismissal(int dismissed) {}
}
