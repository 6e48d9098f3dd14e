package io.emprops.openapi.application.workflow;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableUsage;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowFilter;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.WorkflowSummary;
import io.emprops.core.workflow.port.in.DescribeWorkflowQuery;
import io.emprops.core.workflow.port.in.FindWorkflowsQuery;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.surface.OpenApiOperation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Shows each caller the workflows of the caller's own organisation. */
public final class FindWorkflowsService implements FindWorkflowsQuery, DescribeWorkflowQuery {
  private final WorkflowRepository workflows;
  private final CompiledTemplates templates;

  /** Takes the store and the compiler. */
  public FindWorkflowsService(WorkflowRepository workflows, CompiledTemplates templates) {
    this.workflows = workflows;
    this.templates = templates;
  }

  @Override
  public Optional<Workflow> find(Principal caller, WorkflowId id, OptionalInt version) {
    caller.require(Role.VIEWER);
    return workflows.find(caller.organisation(), id, version);
  }

  @Override
  public Page<WorkflowSummary> list(Principal caller, WorkflowFilter filter) {
    caller.require(Role.VIEWER);
    return workflows.list(caller.organisation(), filter);
  }

  @Override
  public Optional<Description> describe(Principal caller, WorkflowId id, OptionalInt version) {
    return find(caller, id, version).map(this::describe);
  }

  @Override
  public Optional<Operation> operation(Principal caller, WorkflowId id, OptionalInt version) {
    return find(caller, id, version).map(this::operation);
  }

  private Description describe(Workflow workflow) {
    CompiledTemplate template = templates.saved(workflow);
    return new Description(
        workflow.version(), variables(template), template.form(), template.schema());
  }

  private Operation operation(Workflow workflow) {
    var operation =
        new OpenApiOperation(
            "execute_" + workflow.id(),
            workflow.name(),
            workflow.description().isEmpty() ? null : workflow.description(),
            templates.saved(workflow));
    return new Operation(workflow.name(), workflow.version(), operation.pathItem());
  }

  /** Those that the document leaves undefined get the definition by which they are checked. */
  private static List<VariableUsage> variables(CompiledTemplate template) {
    Map<String, VariableDefinition> inferred = template.inferred();
    return template.variables().stream()
        .map(
            usage ->
                Optional.ofNullable(inferred.get(usage.name().value()))
                    .map(definition -> inferred(usage, definition))
                    .orElse(usage))
        .toList();
  }

  private static VariableUsage inferred(VariableUsage usage, VariableDefinition definition) {
    return new VariableUsage(
        usage.name(),
        usage.type(),
        false,
        usage.required(),
        JsonValue.object().put("type", definition.type().wire()).build(),
        usage.usages());
  }
}
