package io.emprops.core.workflow.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.FormModel;
import io.emprops.core.template.VariableUsage;
import io.emprops.core.workflow.WorkflowId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Tells what a saved workflow asks for. Needs the role viewer. */
public interface DescribeWorkflowQuery {

  /** Of the current or another version; empty where there is none. */
  Optional<Description> describe(Principal caller, WorkflowId id, OptionalInt version);

  /**
   * How the current or another version is called, as a path item of OpenAPI 3.1; empty where there
   * is none.
   */
  Optional<Operation> operation(Principal caller, WorkflowId id, OptionalInt version);

  /**
   * A workflow as an operation.
   *
   * @param pathItem stands at the path that executes the workflow
   */
  record Operation(String name, int version, JsonValue pathItem) {}

  /**
   * What a workflow asks for.
   *
   * @param variables each with a definition, inferred where it is not declared
   * @param form what a form for the inputs shows
   * @param schema JSON Schema of the inputs
   */
  record Description(int version, List<VariableUsage> variables, FormModel form, JsonValue schema) {
    public Description {
      variables = List.copyOf(variables);
    }
  }
}
