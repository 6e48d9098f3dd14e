package io.emprops.core.workflow.port.in;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.emprops.core.identity.Principal;
import io.emprops.core.workflow.WorkflowId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Runs the cases that a saved workflow's document brings along. Needs the role viewer. */
public interface TestWorkflowQuery {

  /** Of the current or another version; empty where there is none. */
  Optional<TestReport> test(Principal caller, WorkflowId id, OptionalInt version);

  /**
   * What became of all cases.
   *
   * @param passed whether each one did; so do none
   */
  record TestReport(int version, boolean passed, List<CaseReport> cases) {
    public TestReport {
      cases = List.copyOf(cases);
    }
  }

  /**
   * What became of one case.
   *
   * @param pointer its place in the document
   * @param explanation lines of text: what was expected and what came out; absent where it passed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CaseReport(String title, String pointer, boolean passed, @Nullable String explanation) {}
}
