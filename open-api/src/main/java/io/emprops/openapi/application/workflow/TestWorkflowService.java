package io.emprops.openapi.application.workflow;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.port.in.TestWorkflowQuery;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.template.cases.CaseOutcome;
import io.emprops.template.cases.DocumentCases;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Renders each case of a document; no job comes of it. */
public final class TestWorkflowService implements TestWorkflowQuery {
  private final WorkflowRepository workflows;
  private final CompiledTemplates templates;

  /** Takes the store and the compiler. */
  public TestWorkflowService(WorkflowRepository workflows, CompiledTemplates templates) {
    this.workflows = workflows;
    this.templates = templates;
  }

  @Override
  public Optional<TestReport> test(Principal caller, WorkflowId id, OptionalInt version) {
    caller.require(Role.VIEWER);
    return workflows.find(caller.organisation(), id, version).map(this::test);
  }

  private TestReport test(Workflow workflow) {
    List<CaseReport> cases =
        DocumentCases.run(templates.saved(workflow)).stream()
            .map(TestWorkflowService::report)
            .toList();
    return new TestReport(workflow.version(), cases.stream().allMatch(CaseReport::passed), cases);
  }

  private static CaseReport report(CaseOutcome outcome) {
    return switch (outcome) {
      case CaseOutcome.Passed(String title, String pointer) ->
          new CaseReport(title, pointer, true, null);
      case CaseOutcome.Failed(String title, String pointer, String explanation) ->
          new CaseReport(title, pointer, false, explanation);
    };
  }
}
