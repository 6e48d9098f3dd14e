package io.emprops.ui.view.batch;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.emprops.core.batch.BatchCheck;
import io.emprops.core.batch.port.in.StartBatch;
import io.emprops.core.batch.port.in.StartBatch.OnRowError;
import io.emprops.core.batch.port.in.StartBatchUseCase;
import io.emprops.core.batch.port.in.StartOutcome;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.BatchId;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.port.in.FindWorkflowsQuery;
import io.emprops.ui.component.Loading;
import io.emprops.ui.component.Notices;
import io.emprops.ui.component.PageHeader;
import io.emprops.ui.problem.ApiUnavailableException;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.Latest;
import io.emprops.ui.shell.MainLayout;
import io.emprops.ui.view.workflow.OpenedWorkflow;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A workflow for many rows: the table is given and checked, and nothing starts before it is. */
@Route(value = "workflows/:id/batch", layout = MainLayout.class)
public class StartBatchView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final Duration RETRY = Duration.ofSeconds(2);

  final TableInput input = new TableInput(this::changed);
  final TablePreview preview = new TablePreview();
  final StartPane start = new StartPane(this::start);
  private final TemplatePane template = new TemplatePane();
  private final Loading loading = new Loading("");
  private final PageHeader header;
  private final Anchor once = new Anchor();
  private final Anchor batches = new Anchor();

  private final FindWorkflowsQuery workflows;
  private final StartBatchUseCase starting;
  private final CurrentAccount account;
  private final Background background;
  private final Latest<StartBatch, Found> checks;
  private Optional<Workflow> workflow = Optional.empty();
  private TableColumns columns = TableColumns.of("");

  StartBatchView(
      FindWorkflowsQuery workflows,
      StartBatchUseCase starting,
      CurrentAccount account,
      Background background) {
    this.workflows = workflows;
    this.starting = starting;
    this.account = account;
    this.background = background;
    Principal caller = account.principal();
    this.checks =
        new Latest<>(
            background, command -> look(caller, command), this::checked, this::cannotCheck);
    this.header = new PageHeader("", "", once, batches);
    addClassNames("reading", "start-batch");
    loading.setVisible(false);
    add(
        header,
        step("batch.step1", template),
        step("batch.step2", input),
        step("batch.step3", loading, preview),
        step("batch.step4", start));
    start.show(Optional.empty());
    // With what was typed last, which is yet to be checked: nothing starts before it is.
    Shortcuts.addShortcutListener(this, this::start, Key.ENTER, KeyModifier.CONTROL)
        .resetFocusOnActiveElement();
  }

  @Override
  public String getPageTitle() {
    return text("title", text("batch.start.title", name()));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(
        OpenedWorkflow.of(
            workflows, account.principal(), event.getRouteParameters().get("id").orElse("")));
  }

  /** Begins with a workflow. */
  void show(Workflow found) {
    workflow = Optional.of(found);
    columns = TableColumns.of(found.source());
    header.setTitle(text("batch.start.title", found.name()), text("batch.start.about"));
    once.setHref("workflows/" + found.id() + "/run");
    once.setText(text("batch.run-once"));
    batches.setHref("batches?workflow=" + found.id());
    batches.setText(text("batch.of-workflow"));
    template.show(found.name(), columns);
    preview.clear();
  }

  private String name() {
    return workflow.map(Workflow::name).orElse("");
  }

  private static Section step(String key, Component... content) {
    var section = new Section(new H2(text(key)));
    section.add(content);
    section.addClassNames("card", "batch-step");
    return section;
  }

  /** Another table is another request. */
  private void changed() {
    start.renew();
    start.show(Optional.empty());
    preview.clear();
    check();
  }

  private void check() {
    input
        .table()
        .ifPresentOrElse(
            given ->
                getUI()
                    .ifPresent(
                        ui -> {
                          loading.say(text("batch.checking", given.name()));
                          loading.setVisible(true);
                          checks.ask(ui, command(given, OnRowError.STOP));
                        }),
            () -> loading.setVisible(false));
  }

  private StartBatch command(GivenTable given, OnRowError onRowError) {
    Workflow found = workflow.orElseThrow();
    return new StartBatch(
        found.id(),
        OptionalInt.of(found.version()),
        given.table(),
        start.priority(),
        onRowError,
        Optional.of(start.attempt()),
        Optional.empty());
  }

  private Found look(Principal caller, StartBatch command) {
    BatchCheck check = starting.check(caller, command).orElseThrow(NotFoundException::new);
    var cells = TableCells.of(command.table(), columns.variables());
    return new Found(check, TableSample.of(cells, check.errors()));
  }

  private void checked(Found found) {
    loading.setVisible(false);
    if (input.table().isPresent()) {
      BatchCheck check = found.check();
      preview.show(check, found.sample());
      input.complain(check.rows() > 0 ? "" : messages(check));
      start.show(Optional.of(check));
    }
  }

  private static String messages(BatchCheck check) {
    return check.errors().stream().map(Diagnostic::message).collect(Collectors.joining("; "));
  }

  /** Goes on asking while the API is away, so that the screen mends itself. */
  private void cannotCheck(RuntimeException why) {
    if (why instanceof NotFoundException) {
      loading.setVisible(false);
      gone();
      return;
    }
    if (!(why instanceof ApiUnavailableException)) {
      loading.setVisible(false);
      throw why;
    }
    loading.say(text("batch.check.away"));
    getUI().ifPresent(ui -> background.later(ui, RETRY, this::check));
  }

  private void start() {
    if (input.table().isEmpty()) {
      input.complain(text("batch.start.no-table"));
      input.focus();
      return;
    }
    start
        .choice()
        .ifPresent(
            onRowError ->
                getUI()
                    .ifPresent(
                        ui -> {
                          start.busy(true);
                          var command = command(input.table().orElseThrow(), onRowError);
                          background.run(ui, () -> start(ui, command));
                        }));
  }

  private void start(UI ui, StartBatch command) {
    try {
      StartOutcome outcome = starting.start(account.principal(), command);
      background.show(ui, () -> started(outcome));
    } catch (RuntimeException e) {
      background.show(
          ui,
          () -> {
            start.busy(false);
            throw e;
          });
    }
  }

  private void started(StartOutcome outcome) {
    start.busy(false);
    switch (outcome) {
      case StartOutcome.Accepted(BatchId id) -> open(id);
      case StartOutcome.Replayed(BatchId id) -> open(id);
      case StartOutcome.Refused _ -> {
        Notices.failure(text("batch.start.refused"), text("batch.start.refused.text"));
        check();
      }
      case StartOutcome.Conflict _ -> {
        start.renew();
        Notices.failure(text("run.conflict"), text("batch.start.conflict.text"));
      }
      case StartOutcome.NotFound _ -> gone();
    }
  }

  private static void gone() {
    Notices.failure(text("editor.gone"), text("batch.start.gone.text"));
  }

  private static void open(BatchId id) {
    UI.getCurrentOrThrow().navigate("batches/" + id);
  }

  /** What a look at a table found. */
  private record Found(BatchCheck check, TableSample sample) {}
}
