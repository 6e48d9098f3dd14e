package io.emprops.core.batch;

import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has become of a row. */
public sealed interface RowState {

  /** In one word, as people and programs read it. */
  String word();

  /** Whether nothing more becomes of it. */
  boolean isFinal();

  /** It is no job yet. */
  record Waiting() implements RowState {
    @Override
    public String word() {
      return "waiting";
    }

    @Override
    public boolean isFinal() {
      return false;
    }
  }

  /** It will never be a job, because the batch was cancelled. */
  record Withdrawn() implements RowState {
    @Override
    public String word() {
      return JobStatus.CANCELLED.wire();
    }

    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /** It will never be a job, because its inputs have these errors. */
  record Refused(List<Diagnostic> errors) implements RowState {
    public Refused {
      errors = List.copyOf(errors);
    }

    @Override
    public String word() {
      return "refused";
    }

    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /**
   * It is a job.
   *
   * @param reason a short code for an end that is not good
   */
  record Fed(
      JobId job,
      JobStatus status,
      @Nullable String reason,
      @Nullable JsonValue result,
      @Nullable JobFailure failure)
      implements RowState {
    @Override
    public String word() {
      return status.wire();
    }

    @Override
    public boolean isFinal() {
      return status.isTerminal();
    }
  }
}
