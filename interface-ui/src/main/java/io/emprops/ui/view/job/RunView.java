package io.emprops.ui.view.job;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.emprops.core.asset.port.in.KeepAssetUseCase;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.in.ExecuteOutcome;
import io.emprops.core.job.port.in.ExecuteWorkflow;
import io.emprops.core.job.port.in.ExecuteWorkflowUseCase;
import io.emprops.core.job.port.in.FindJobsQuery;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.port.in.CheckTemplateQuery;
import io.emprops.core.workflow.port.in.CheckTemplateQuery.Preview;
import io.emprops.core.workflow.port.in.FindWorkflowsQuery;
import io.emprops.ui.component.Badges;
import io.emprops.ui.component.Banner;
import io.emprops.ui.component.Notices;
import io.emprops.ui.component.PageHeader;
import io.emprops.ui.component.form.GeneratedForm;
import io.emprops.ui.problem.ApiUnavailableException;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.Latest;
import io.emprops.ui.session.OwnFiles;
import io.emprops.ui.shell.MainLayout;
import io.emprops.ui.view.workflow.OpenedWorkflow;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The form of a workflow, and the button that runs it. */
@Route(value = "workflows/:id/run", layout = MainLayout.class)
public class RunView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  /** Names the job whose inputs fill the form in. */
  static final String FROM = "from";

  final GeneratedForm form;
  final Button run = new Button(text("action.run"), VaadinIcon.PLAY.create(), _ -> run());
  private final Div complaints = new Div();
  private final Div page = new Div();

  private final FindWorkflowsQuery workflows;
  private final FindJobsQuery jobs;
  private final CheckTemplateQuery check;
  private final ExecuteWorkflowUseCase execute;
  private final CurrentAccount account;
  private final Latest<JsonObject, Preview> latest;
  private Optional<Workflow> workflow = Optional.empty();
  private String attempt = UUID.randomUUID().toString();

  RunView(
      FindWorkflowsQuery workflows,
      FindJobsQuery jobs,
      CheckTemplateQuery check,
      ExecuteWorkflowUseCase execute,
      KeepAssetUseCase files,
      CurrentAccount account,
      Background background) {
    this.form = new GeneratedForm(new OwnFiles(files, account)::keep);
    this.workflows = workflows;
    this.jobs = jobs;
    this.check = check;
    this.execute = execute;
    this.account = account;
    this.latest =
        new Latest<>(
            background,
            this::preview,
            found -> form.showErrorsWhereTouched(found.errors()),
            RunView::cannotCheck);
    addClassNames("reading", "run-view");
    page.addClassName("contents");
    run.addThemeNames("primary", "large");
    run.setId("run-button");
    run.setTooltipText("Ctrl+Enter");
    run.setDisableOnClick(true);
    form.addChangeListener(this::changed);
    add(page);
    Shortcuts.addShortcutListener(this, this::run, Key.ENTER, KeyModifier.CONTROL);
  }

  @Override
  public String getPageTitle() {
    return text("title", text("run.title", workflow.map(Workflow::name).orElse("")));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var found =
        OpenedWorkflow.of(
            workflows, account.principal(), event.getRouteParameters().get("id").orElse(""));
    workflow = Optional.of(found);
    var preview =
        check.preview(
            account.principal(), found.source(), Optional.empty(), Optional.empty(), true);
    Optional.ofNullable(preview.form()).ifPresent(form::setModel);
    event
        .getLocation()
        .getQueryParameters()
        .getSingleParameter(FROM)
        .flatMap(this::inputsOf)
        .ifPresent(form::setInputs);
    show(found);
  }

  void run() {
    run.setEnabled(true);
    complaints.removeAll();
    if (workflow.isEmpty() || !form.isReadable()) {
      return;
    }
    var command = ExecuteWorkflow.of(workflow.get().id(), form.inputs()).under(attempt);
    switch (execute.execute(account.principal(), command)) {
      case ExecuteOutcome.Accepted(JobId job) -> open(job);
      case ExecuteOutcome.Replayed(JobId job) -> open(job);
      case ExecuteOutcome.Refused(var errors) -> complain(form.showErrors(errors));
      case ExecuteOutcome.Conflict _ -> {
        attempt = UUID.randomUUID().toString();
        Notices.failure(text("run.conflict"), text("run.conflict.text"));
      }
      case ExecuteOutcome.NotFound _ -> throw new NotFoundException();
    }
  }

  private Optional<JsonObject> inputsOf(String job) {
    try {
      return jobs.find(account.principal(), new JobId(job))
          .map(found -> found.inputs() instanceof JsonObject inputs ? inputs : null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void show(Workflow found) {
    page.removeAll();
    var edit = new Anchor("workflows/" + found.id() + "/edit", text("action.edit"));
    var many = new Anchor("workflows/" + found.id() + "/batch", text("run.many"));
    many.setId("run-many");
    var jobType = Objects.requireNonNullElse(found.jobType(), found.componentType().wire());
    var version = new Span(text("workflows.version", found.version()));
    version.addClassName("muted");
    var actions = new Div(run);
    actions.addClassName("actions");
    complaints.addClassName("complaints");
    var card = new Section(form, complaints, actions);
    card.addClassNames("card", "form-card");
    page.add(
        new PageHeader(
            found.name(), found.description(), Badges.jobType(jobType), version, many, edit),
        card);
  }

  /** Another content is another request, so it gets another idempotency key. */
  private void changed() {
    attempt = UUID.randomUUID().toString();
    getUI().ifPresent(ui -> latest.ask(ui, form.inputs()));
  }

  /** Run itself will tell what an API that is away could not tell while typing. */
  private static void cannotCheck(RuntimeException why) {
    if (!(why instanceof ApiUnavailableException)) {
      throw why;
    }
  }

  private Preview preview(JsonObject inputs) {
    return check.preview(
        account.principal(),
        workflow.orElseThrow().source(),
        Optional.of(inputs),
        Optional.empty(),
        true);
  }

  private void complain(List<Diagnostic> errors) {
    errors.forEach(
        error -> complaints.add(new Banner("danger", VaadinIcon.WARNING, error.message())));
  }

  private static void open(JobId job) {
    UI.getCurrentOrThrow().navigate("runs/" + job);
  }
}
