package io.emprops.openapi.application.batch;

import io.emprops.core.batch.BatchCheck;
import io.emprops.core.batch.BatchTable;
import io.emprops.core.batch.port.out.Batches.NewRow;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.RenderContext;
import io.emprops.core.workflow.Workflow;
import io.emprops.openapi.application.job.TemplateRenderer;
import io.emprops.openapi.application.job.WorkflowRenderer;
import io.emprops.openapi.application.job.WorkflowRenderer.Rendering;
import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import java.util.List;
import java.util.function.Function;

/**
 * Checks each row of a table by rendering it, as its job will be: what passes here becomes a job
 * later.
 */
public final class TableChecks {
  private final Function<String, CompileResult> compiler;
  private final WorkflowRenderer renderer;
  private final int mostRows;

  /**
   * Joins the parts.
   *
   * @param compiler may remember what it has compiled
   * @param mostRows larger tables are refused
   */
  public TableChecks(
      Function<String, CompileResult> compiler, WorkflowRenderer renderer, int mostRows) {
    if (mostRows < 1) {
      throw new IllegalArgumentException("a batch must have a row at least: " + mostRows);
    }
    this.compiler = compiler;
    this.renderer = renderer;
    this.mostRows = mostRows;
  }

  Checked check(Workflow workflow, BatchTable table, RenderContext context) {
    if (!workflow.componentType().isServed()) {
      return Checked.unreadable(List.of(TemplateRenderer.notServed(workflow.componentType())));
    }
    return switch (compiler.apply(workflow.source())) {
      case CompileResult.Invalid(var errors, _, _) -> Checked.unreadable(errors);
      case CompileResult.Compiled(CompiledTemplate template, _) ->
          switch (TableReader.read(table, template.definitions().values(), mostRows)) {
            case TableReader.Outcome.Unreadable(var errors) -> Checked.unreadable(errors);
            case TableReader.Outcome.Rows(var rows) -> check(workflow, rows, context);
          };
    };
  }

  private Checked check(Workflow workflow, List<NewRow> rows, RenderContext context) {
    if (rows.isEmpty()) {
      return unreadable(ErrorCode.INPUT_REQUIRED, "the table has no rows");
    }
    if (rows.size() > mostRows) {
      return unreadable(
          ErrorCode.BATCH_TOO_LARGE,
          "a batch has at most %d rows; split the table".formatted(mostRows));
    }
    return Checked.of(rows.stream().map(row -> check(workflow, row, context)).toList());
  }

  private NewRow check(Workflow workflow, NewRow row, RenderContext context) {
    return row.inputs()
        .map(inputs -> renderer.render(workflow, inputs, context))
        .map(rendering -> new NewRow(row.line(), row.inputs(), errors(row.line(), rendering)))
        .orElse(row);
  }

  private static List<Diagnostic> errors(int line, Rendering rendering) {
    return switch (rendering) {
      case Rendering.Ready _ -> List.of();
      case Rendering.Refused(var errors) ->
          errors.stream().map(error -> error.onLine(line)).toList();
    };
  }

  private static Checked unreadable(ErrorCode code, String message) {
    return Checked.unreadable(List.of(Diagnostic.at("", code, message)));
  }

  /** The rows, good and bad, and what is to be told of them. */
  record Checked(List<NewRow> rows, BatchCheck check) {
    Checked {
      rows = List.copyOf(rows);
    }

    static Checked unreadable(List<Diagnostic> errors) {
      return new Checked(List.of(), BatchCheck.unreadable(errors));
    }

    static Checked of(List<NewRow> rows) {
      List<NewRow> bad = rows.stream().filter(row -> !row.errors().isEmpty()).toList();
      List<Diagnostic> errors = bad.stream().flatMap(row -> row.errors().stream()).toList();
      return new Checked(rows, new BatchCheck(rows.size(), bad.size(), errors.size(), errors));
    }
  }
}
