package io.emprops.openapi.adapter.in.rest.workflow;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.workflow.Workflow;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A saved workflow.
 *
 * @param warnings of its document
 */
@Schema(
    name = "SavedWorkflow",
    allOf = {Workflow.class})
public record WorkflowResponse(@JsonUnwrapped Workflow workflow, List<Diagnostic> warnings) {}
