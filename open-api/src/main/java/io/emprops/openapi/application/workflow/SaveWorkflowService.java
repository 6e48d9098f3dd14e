package io.emprops.openapi.application.workflow;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.Ulid;
import io.emprops.core.json.JsonText;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.port.in.SaveOutcome;
import io.emprops.core.workflow.port.in.SaveOutcome.NotFound;
import io.emprops.core.workflow.port.in.SaveOutcome.Refused;
import io.emprops.core.workflow.port.in.SaveOutcome.Saved;
import io.emprops.core.workflow.port.in.SaveOutcome.Stale;
import io.emprops.core.workflow.port.in.SaveWorkflow;
import io.emprops.core.workflow.port.in.SaveWorkflowUseCase;
import io.emprops.core.workflow.port.in.SeedExamplesUseCase;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Compiles before it stores, so that a workflow that is there can always be rendered. */
public final class SaveWorkflowService implements SaveWorkflowUseCase, SeedExamplesUseCase {
  private static final int MOST_TRIES = 5;

  private final WorkflowRepository workflows;
  private final CompiledTemplates templates;
  private final Ulid ids;
  private final InstantSource clock;

  /** Takes the store, the compiler, the source of ids and the time. */
  public SaveWorkflowService(
      WorkflowRepository workflows, CompiledTemplates templates, Ulid ids, InstantSource clock) {
    this.workflows = workflows;
    this.templates = templates;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public SaveOutcome create(Principal caller, SaveWorkflow command) {
    caller.require(Role.EDITOR);
    return switch (compile(command)) {
      case Ready(var template, var warnings) -> {
        Workflow workflow = first(caller, new WorkflowId(ids.next()), command, template);
        workflows.add(caller.organisation(), workflow, command.message());
        yield new Saved(workflow, warnings);
      }
      case Faulty(var errors) -> new Refused(errors);
    };
  }

  @Override
  public SaveOutcome update(
      Principal caller, WorkflowId id, SaveWorkflow command, OptionalInt expectedVersion) {
    caller.require(Role.EDITOR);
    SaveOutcome outcome = new NotFound();
    for (int i = 0; i < MOST_TRIES; i++) {
      outcome = tryUpdate(caller, id, command, expectedVersion);
      if (expectedVersion.isPresent() || !(outcome instanceof Stale)) {
        return outcome;
      }
    }
    return outcome;
  }

  @Override
  public boolean delete(Principal caller, WorkflowId id) {
    caller.require(Role.EDITOR);
    return workflows.delete(caller.organisation(), id);
  }

  @Override
  public int seed(Principal caller, List<Example> examples) {
    caller.require(Role.EDITOR);
    int added = 0;
    for (Example example : examples) {
      switch (compile(example.workflow())) {
        case Ready(var template, _) -> {
          Workflow workflow = first(caller, example.id(), example.workflow(), template);
          added += workflows.add(caller.organisation(), workflow, "example") ? 1 : 0;
        }
        case Faulty(var errors) ->
            throw new IllegalArgumentException(
                "the example '%s' has errors: %s".formatted(example.workflow().name(), errors));
      }
    }
    return added;
  }

  private SaveOutcome tryUpdate(
      Principal caller, WorkflowId id, SaveWorkflow command, OptionalInt expectedVersion) {
    var found = workflows.find(caller.organisation(), id, OptionalInt.empty());
    if (found.isEmpty()) {
      return new NotFound();
    }
    Workflow current = found.get();
    if (expectedVersion.isPresent() && expectedVersion.getAsInt() != current.version()) {
      return new Stale(current.version());
    }
    return switch (compile(command)) {
      case Ready(var template, var warnings) ->
          replace(caller, current, next(caller, current, command, template), command, warnings);
      case Faulty(var errors) -> new Refused(errors);
    };
  }

  private SaveOutcome replace(
      Principal caller,
      Workflow current,
      Workflow next,
      SaveWorkflow command,
      List<Diagnostic> warnings) {
    if (isSame(current, next)) {
      return new Saved(current, warnings);
    }
    boolean stored =
        workflows.replace(caller.organisation(), next, command.message(), current.version());
    if (stored) {
      return new Saved(next, warnings);
    }
    return workflows
        .find(caller.organisation(), current.id(), OptionalInt.empty())
        .<SaveOutcome>map(now -> new Stale(now.version()))
        .orElseGet(NotFound::new);
  }

  private Compilation compile(SaveWorkflow command) {
    List<Diagnostic> breaches = WorkflowRules.check(command);
    if (!breaches.isEmpty()) {
      return new Faulty(breaches);
    }
    return switch (templates.compile(command.source())) {
      case CompileResult.Compiled(var template, var warnings) -> new Ready(template, warnings);
      case CompileResult.Invalid(var errors, _, _) -> new Faulty(errors);
    };
  }

  private Workflow first(
      Principal caller, WorkflowId id, SaveWorkflow command, CompiledTemplate template) {
    Instant now = now();
    return new Workflow(
        id,
        command.name(),
        command.description(),
        command.componentType(),
        template.jobType(),
        JsonText.parse(command.source()),
        command.source(),
        1,
        Map.of(),
        command.tags(),
        caller.user(),
        now,
        now,
        caller.user(),
        caller.user());
  }

  private Workflow next(
      Principal caller, Workflow current, SaveWorkflow command, CompiledTemplate template) {
    boolean newText = !current.source().equals(command.source());
    return new Workflow(
        current.id(),
        command.name(),
        command.description(),
        command.componentType(),
        template.jobType(),
        newText ? JsonText.parse(command.source()) : current.templateData(),
        command.source(),
        newText ? current.version() + 1 : current.version(),
        current.labels(),
        command.tags(),
        current.ownerId(),
        current.createdAt(),
        now(),
        current.createdBy(),
        newText ? caller.user() : current.editedBy());
  }

  private static boolean isSame(Workflow current, Workflow next) {
    return current.version() == next.version()
        && current.name().equals(next.name())
        && current.description().equals(next.description())
        && current.tags().equals(next.tags());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private sealed interface Compilation {}

  private record Ready(CompiledTemplate template, List<Diagnostic> warnings)
      implements Compilation {}

  private record Faulty(List<Diagnostic> errors) implements Compilation {}
}
