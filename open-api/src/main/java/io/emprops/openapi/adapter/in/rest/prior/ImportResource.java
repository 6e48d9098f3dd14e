package io.emprops.openapi.adapter.in.rest.prior;

import io.emprops.core.prior.port.in.ImportPriorJobsUseCase;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes over jobs that somebody has read out of the prior system. */
@Path("/api/imports/prior-jobs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Jobs")
public class ImportResource {
  private final ImportPriorJobsUseCase imports;
  private final Caller caller;

  ImportResource(ImportPriorJobsUseCase imports, Caller caller) {
    this.imports = imports;
    this.caller = caller;
  }

  /** Imports prior jobs. */
  @POST
  @Operation(
      operationId = "importPriorJobs",
      summary = "Import jobs that wait in the prior system",
      description =
          """
          Each job is dealt with by itself, at most 100 in a call, and becomes one job however \
          often it is sent. Its hash comes as it is: reading it is done here. \
          Needs the role operator.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "What became of each job",
      content =
          @Content(
              schema = @Schema(implementation = ImportResponse.class),
              examples =
                  @ExampleObject(
                      name = "one taken, one not",
                      value =
                          """
                          {"jobs": [
                            {"id": "job-1", "outcome": "imported", "job_type": "simulation",
                             "job_id": "p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA", "notes": ["context-kept"]},
                            {"id": "job-2", "outcome": "not-taken", "reason": "payload-refused",
                             "message": "the payload breaks the job type's schema",
                             "faults": [{"pointer": "/payload/messages",
                              "message": "/messages must be an array"}]}]}
                          """)))
  public ImportResponse importJobs(ImportRequest request) {
    return ImportResponse.of(
        imports.importJobs(caller.principal(), request.priorJobs(), request.isDryRun()));
  }
}
