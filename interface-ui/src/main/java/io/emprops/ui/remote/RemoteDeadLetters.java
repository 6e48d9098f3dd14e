package io.emprops.ui.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.BulkOutcome;
import io.emprops.core.job.DeadLetter;
import io.emprops.core.job.DeadLetterGroup;
import io.emprops.core.job.ErrorSignature;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.in.FindDeadLettersQuery;
import io.emprops.core.job.port.in.RequeueOutcome;
import io.emprops.core.job.port.in.SettleDeadLettersUseCase;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.workflow.Page;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Dead letters over {@code /api/dead-letters}. */
@Singleton
final class RemoteDeadLetters implements FindDeadLettersQuery, SettleDeadLettersUseCase {
  private static final String ROOT = "/dead-letters";

  private final ApiClient api;

  RemoteDeadLetters(ApiClient api) {
    this.api = api;
  }

  @Override
  public Page<DeadLetterGroup> groups(Principal caller, String jobType, int limit, String cursor) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("job_type", jobType);
    parameters.put("limit", String.valueOf(limit));
    parameters.put("cursor", cursor);
    return api.get(ROOT + ApiClient.query(parameters)).as(new TypeReference<>() {});
  }

  @Override
  public Page<DeadLetter> list(
      Principal caller, ErrorSignature signature, int limit, String cursor) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("limit", String.valueOf(limit));
    parameters.put("cursor", cursor);
    return api.get(of(signature, "jobs") + ApiClient.query(parameters))
        .as(new TypeReference<>() {});
  }

  @Override
  public BulkOutcome requeue(Principal caller, ErrorSignature signature) {
    return api.post(of(signature, "requeue"), Map.of()).as(BulkOutcome.class);
  }

  @Override
  public BulkOutcome requeue(Principal caller, List<JobId> jobs) {
    return api.post(ROOT + "/requeue", Map.of("ids", jobs)).as(BulkOutcome.class);
  }

  @Override
  public RequeueOutcome requeueEdited(Principal caller, JobId job, JsonObject inputs) {
    var reply = api.post(ROOT + "/requeue", Map.of("ids", List.of(job), "inputs", inputs));
    return switch (reply.status()) {
      case 404 -> new RequeueOutcome.NotFound();
      case 409 ->
          reply.problem().code() == ErrorCode.DEAD_LETTER_SETTLED
              ? new RequeueOutcome.NoDeadLetter()
              : new RequeueOutcome.WorkflowGone();
      case 422 -> new RequeueOutcome.Refused(reply.errors());
      default -> new RequeueOutcome.Requeued(reply.as(BulkOutcome.class).jobs().getFirst());
    };
  }

  @Override
  public BulkOutcome redrive(Principal caller, ErrorSignature signature, int perMinute) {
    return api.post(of(signature, "redrive"), Map.of("per_minute", perMinute))
        .as(BulkOutcome.class);
  }

  @Override
  public int dismiss(Principal caller, ErrorSignature signature) {
    return api.post(of(signature, "dismiss"), Map.of()).as(Dismissal.class).dismissed();
  }

  private static String of(ErrorSignature signature, String what) {
    return ROOT + "/" + ApiClient.encoded(signature.value()) + "/" + what;
  }

  @RegisterForReflection
  record Dismissal(int dismissed) {}
}
