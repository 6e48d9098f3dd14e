package io.emprops.ui.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import io.emprops.core.identity.Principal;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowFilter;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.WorkflowSummary;
import io.emprops.core.workflow.port.in.FindWorkflowsQuery;
import io.emprops.core.workflow.port.in.SaveOutcome;
import io.emprops.core.workflow.port.in.SaveWorkflow;
import io.emprops.core.workflow.port.in.SaveWorkflowUseCase;
import io.emprops.ui.problem.ApiProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Workflows over {@code /api/workflows}. */
@Singleton
final class RemoteWorkflows implements FindWorkflowsQuery, SaveWorkflowUseCase {
  private final ApiClient api;

  RemoteWorkflows(ApiClient api) {
    this.api = api;
  }

  @Override
  public Optional<Workflow> find(Principal caller, WorkflowId id, OptionalInt version) {
    var reply = api.get(path(id) + (version.isPresent() ? "?version=" + version.getAsInt() : ""));
    return reply.status() == 404 ? Optional.empty() : Optional.of(reply.as(Workflow.class));
  }

  @Override
  public Page<WorkflowSummary> list(Principal caller, WorkflowFilter filter) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("q", filter.text());
    parameters.put("job_type", filter.jobType());
    parameters.put("tag", filter.tag());
    parameters.put("limit", String.valueOf(filter.limit()));
    parameters.put("cursor", filter.cursor());
    return api.get("/workflows" + ApiClient.query(parameters)).as(new TypeReference<>() {});
  }

  @Override
  public SaveOutcome create(Principal caller, SaveWorkflow command) {
    var reply = api.post("/workflows", body(command));
    return reply.ok() ? saved(reply) : new SaveOutcome.Refused(reply.errors());
  }

  @Override
  public SaveOutcome update(
      Principal caller, WorkflowId id, SaveWorkflow command, OptionalInt expectedVersion) {
    var request = api.request(path(id)).PUT(api.jsonOf(body(command)));
    expectedVersion.ifPresent(version -> request.header("If-Match", "\"" + version + "\""));
    var reply = api.send(request);
    return switch (reply.status()) {
      case 404 -> new SaveOutcome.NotFound();
      case 412 -> new SaveOutcome.Stale(currentVersion(caller, id));
      default -> reply.ok() ? saved(reply) : new SaveOutcome.Refused(reply.errors());
    };
  }

  @Override
  public boolean delete(Principal caller, WorkflowId id) {
    var reply = api.send(api.request(path(id)).DELETE());
    if (!reply.ok() && reply.status() != 404) {
      throw new ApiProblemException(reply.problem());
    }
    return reply.ok();
  }

  private int currentVersion(Principal caller, WorkflowId id) {
    return find(caller, id, OptionalInt.empty()).map(Workflow::version).orElse(0);
  }

  private static SaveOutcome saved(ApiReply reply) {
    var warnings = reply.as(Warnings.class).warnings();
    return new SaveOutcome.Saved(reply.as(Workflow.class), warnings == null ? List.of() : warnings);
  }

  private static WorkflowBody body(SaveWorkflow command) {
    return new WorkflowBody(
        command.name(),
        command.description(),
        command.componentType().wire(),
        command.source(),
        command.tags(),
        command.message());
  }

  private static String path(WorkflowId id) {
    return "/workflows/" + id;
  }

  /** What stands beside a saved workflow. */
  @RegisterForReflection
  record Warnings(@Nullable List<Diagnostic> warnings) {}
}
