package io.emprops.openapi.adapter.in.rest.prior;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.prior.ImportFault;
import io.emprops.core.prior.ImportNote;
import io.emprops.core.prior.ImportReason;
import io.emprops.core.prior.port.in.ImportVerdict;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of each job, in the order of the request. Values of payloads never stand here.
 *
 * @param jobs one for each of the request
 */
@Schema(name = "ImportResponse")
public record ImportResponse(List<VerdictResponse> jobs) {

  static ImportResponse of(List<ImportVerdict> verdicts) {
    return new ImportResponse(verdicts.stream().map(VerdictResponse::of).toList());
  }

  /**
   * What became of one job.
   *
   * @param id in the prior system
   * @param outcome imported, already-imported, importable in a dry run, not-taken
   * @param jobId the job here
   * @param reason why it is not taken
   * @param message the same for people
   * @param faults the places that keep it from being taken
   * @param notes what is different here
   */
  @Schema(name = "ImportVerdict")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(SnakeCaseStrategy.class)
  public record VerdictResponse(
      String id,
      @Schema(enumeration = {"imported", "already-imported", "importable", "not-taken"})
          String outcome,
      @Nullable JobId jobId,
      @Nullable JobType jobType,
      @Schema(type = SchemaType.STRING, examples = "payload-refused") @Nullable ImportReason reason,
      @Nullable String message,
      @Nullable List<ImportFault> faults,
      @Schema(type = SchemaType.ARRAY, implementation = String.class)
          @Nullable Set<ImportNote> notes) {

    static VerdictResponse of(ImportVerdict verdict) {
      return switch (verdict) {
        case ImportVerdict.Imported(var id, var job, var type, var notes) ->
            new VerdictResponse(id, "imported", job, type, null, null, null, notes);
        case ImportVerdict.AlreadyImported(var id, var job) ->
            new VerdictResponse(id, "already-imported", job, null, null, null, null, null);
        case ImportVerdict.Importable(var id, var type, var notes) ->
            new VerdictResponse(id, "importable", null, type, null, null, null, notes);
        case ImportVerdict.NotTaken(var id, var reason, var faults) ->
            new VerdictResponse(
                id, "not-taken", null, null, reason, reason.message(), faults, null);
      };
    }
  }
}
