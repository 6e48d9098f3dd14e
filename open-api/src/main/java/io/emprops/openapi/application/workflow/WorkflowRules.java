package io.emprops.openapi.application.workflow;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.workflow.ComponentType;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.port.in.SaveWorkflow;
import io.emprops.template.component.ComfyDocument;
import java.util.ArrayList;
import java.util.List;

/** What a workflow's metadata must keep to; all breaches are found at once. */
final class WorkflowRules {
  private static final int LONGEST_DESCRIPTION = 10_000;
  private static final int LONGEST_MESSAGE = 1_000;
  private static final int LONGEST_TAG = 64;
  private static final int MOST_TAGS = 50;

  private final List<Diagnostic> errors = new ArrayList<>();

  private WorkflowRules() {}

  static List<Diagnostic> check(SaveWorkflow command) {
    var rules = new WorkflowRules();
    if (command.name().isBlank()) {
      rules.add("/name", ErrorCode.INPUT_REQUIRED, "a name is needed");
    }
    rules.text("/name", command.name(), Workflow.LONGEST_NAME);
    rules.text("/description", command.description(), LONGEST_DESCRIPTION);
    rules.text("/message", command.message(), LONGEST_MESSAGE);
    rules.tags(command.tags());
    rules.componentType(command.componentType(), ComfyDocument.isOne(command.source()));
    return rules.errors;
  }

  /** The document's shape decides what is made of it, so it must be that of the type. */
  private void componentType(ComponentType type, boolean isGraph) {
    if (!type.isServed()) {
      add(
          "/component_type",
          ErrorCode.COMPONENT_TYPE,
          "'%s' is not served yet; 'dynamic_json' and 'comfy_workflow' are".formatted(type.wire()));
    } else if (isGraph && type != ComponentType.COMFY_WORKFLOW) {
      add(
          "/component_type",
          ErrorCode.COMPONENT_TYPE,
          "the document is a 'comfy_workflow', for it has 'workflow' and no 'job_type'");
    } else if (!isGraph && type == ComponentType.COMFY_WORKFLOW) {
      add(
          "/component_type",
          ErrorCode.COMPONENT_TYPE,
          "a 'comfy_workflow' has 'workflow', a graph in the API format, and no 'job_type'");
    }
  }

  private void tags(List<String> tags) {
    if (tags.size() > MOST_TAGS) {
      add("/tags", ErrorCode.INPUT_MAX_ITEMS, "at most %d tags".formatted(MOST_TAGS));
    }
    for (int i = 0; i < tags.size(); i++) {
      String pointer = "/tags/" + i;
      if (tags.get(i).isBlank()) {
        add(pointer, ErrorCode.INPUT_REQUIRED, "a tag cannot be empty");
      }
      text(pointer, tags.get(i), LONGEST_TAG);
    }
  }

  private void text(String pointer, String text, int longest) {
    if (text.codePointCount(0, text.length()) > longest) {
      add(pointer, ErrorCode.INPUT_MAX_LENGTH, "at most %d characters".formatted(longest));
    }
    boolean storable =
        text.indexOf('\0') < 0
            && text.codePoints()
                .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    if (!storable) {
      add(pointer, ErrorCode.INPUT_FORMAT, "NUL and halves of surrogate pairs are no text");
    }
  }

  private void add(String pointer, ErrorCode code, String message) {
    errors.add(Diagnostic.at(pointer, code, message));
  }
}
