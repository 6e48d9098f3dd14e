package io.emprops.core.workflow.port.in;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.workflow.Workflow;
import java.util.List;

/** What became of a workflow that someone wanted to save. */
public sealed interface SaveOutcome {

  /** It is stored; an equal document made no new version. */
  record Saved(Workflow workflow, List<Diagnostic> warnings) implements SaveOutcome {
    public Saved {
      warnings = List.copyOf(warnings);
    }
  }

  /** The document or its metadata has errors; nothing was stored. */
  record Refused(List<Diagnostic> errors) implements SaveOutcome {
    public Refused {
      errors = List.copyOf(errors);
    }
  }

  /** There is no such workflow in the caller's organisation. */
  record NotFound() implements SaveOutcome {}

  /** Someone else saved first. */
  record Stale(int currentVersion) implements SaveOutcome {}
}
