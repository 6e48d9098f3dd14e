package io.emprops.ui.view.workflow;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.emprops.core.asset.port.in.KeepAssetUseCase;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.port.in.CheckTemplateQuery;
import io.emprops.core.workflow.port.in.FindWorkflowsQuery;
import io.emprops.core.workflow.port.in.SaveOutcome;
import io.emprops.core.workflow.port.in.SaveWorkflowUseCase;
import io.emprops.ui.component.Banner;
import io.emprops.ui.component.JsonEditor;
import io.emprops.ui.component.Notices;
import io.emprops.ui.component.PageHeader;
import io.emprops.ui.problem.ApiUnavailableException;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.OwnFiles;
import io.emprops.ui.shell.MainLayout;
import io.emprops.ui.view.workflow.TemplateChecks.Answer;
import io.emprops.ui.view.workflow.TemplateChecks.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Template, variables and preview side by side, each following what is typed. */
@Route(value = "workflows/:id/edit", layout = MainLayout.class)
@RouteAlias(value = "workflows/new", layout = MainLayout.class)
public class WorkflowEditorView extends Div
    implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {
  private static final Duration RETRY = Duration.ofSeconds(2);

  final DraftFields fields = new DraftFields();
  final TemplatePane template = new TemplatePane(this::changed, this::run);
  final JsonEditor editor = template.editor;
  final VariablesPane variables = new VariablesPane(editor::goTo);
  final PreviewPane preview;
  final Span state = new Span();
  private final Banner unchecked =
      new Banner("warning", VaadinIcon.UNLINK, text("editor.unchecked"));
  private final PageHeader header = new PageHeader("", "", state, runButton(), saveButton());

  private final FindWorkflowsQuery find;
  private final SaveWorkflowUseCase save;
  private final CurrentAccount account;
  private final Background background;
  private final TemplateChecks checks;
  private Draft draft = Draft.fresh();

  WorkflowEditorView(
      FindWorkflowsQuery find,
      SaveWorkflowUseCase save,
      CheckTemplateQuery check,
      KeepAssetUseCase files,
      CurrentAccount account,
      Background background) {
    this.preview = new PreviewPane(new OwnFiles(files, account)::keep);
    this.find = find;
    this.save = save;
    this.account = account;
    this.background = background;
    this.checks =
        new TemplateChecks(check, account.principal(), background, this::show, this::cannotCheck);
    addClassName("editor-view");
    follow();
    var panes = new Div(template, variables, preview);
    panes.addClassName("editor-panes");
    unchecked.setVisible(false);
    add(header, unchecked, fields, panes);
    Shortcuts.addShortcutListener(this, this::save, Key.KEY_S, KeyModifier.CONTROL);
    Shortcuts.addShortcutListener(this, this::run, Key.ENTER, KeyModifier.CONTROL);
  }

  @Override
  public String getPageTitle() {
    return text("title", draft.name().isEmpty() ? text("editor.new") : draft.name());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var id = event.getRouteParameters().get("id");
    load(id.map(this::opened).orElseGet(Draft::fresh));
  }

  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (isDirty()) {
      var leave = event.postpone();
      EditorDialogs.askToLeave(leave::proceed, leave::cancel);
    }
  }

  @Override
  protected void onAttach(AttachEvent event) {
    check();
  }

  private Draft opened(String id) {
    return Draft.of(OpenedWorkflow.of(find, account.principal(), id));
  }

  private void follow() {
    state.setId("save-state");
    state.addClassNames("muted", "numeric");
    fields.onChange(this::showState);
    preview.form.addChangeListener(this::check);
  }

  private void changed() {
    showState();
    check();
  }

  private Button saveButton() {
    var button = new Button(text("action.save"), VaadinIcon.DISC.create(), _ -> save());
    button.addThemeName("primary");
    button.setId("save-button");
    button.setTooltipText("Ctrl+S");
    return button;
  }

  private Button runButton() {
    var button = new Button(text("action.run"), VaadinIcon.PLAY.create(), _ -> run());
    button.setId("run-button");
    button.setTooltipText("Ctrl+Enter");
    return button;
  }

  private void load(Draft next) {
    editor.setValue(next.source());
    adopt(next);
  }

  /** Takes a draft whose text is in the editor already, where someone may be typing on. */
  private void adopt(Draft next) {
    draft = next;
    fields.show(next);
    showState();
  }

  private void showState() {
    boolean isNew = draft.id().isEmpty();
    header.setTitle(isNew ? text("editor.new") : draft.name(), text("editor.about"));
    var version = text("workflows.version", draft.version());
    state.setText(isDirty() ? text("editor.unsaved") : isNew ? "" : text("editor.saved", version));
  }

  private boolean isDirty() {
    return !fields.agreeWith(draft, editor.getValue());
  }

  private void check() {
    getUI().ifPresent(ui -> checks.ask(ui, new Question(editor.getValue(), preview.inputs())));
  }

  /** Goes on asking while the API is away, so that the screen mends itself. */
  private void cannotCheck(RuntimeException why) {
    if (!(why instanceof ApiUnavailableException)) {
      throw why;
    }
    unchecked.setVisible(true);
    getUI().ifPresent(ui -> background.later(ui, RETRY, this::check));
  }

  private void show(Answer answer) {
    unchecked.setVisible(false);
    List<Diagnostic> found = new ArrayList<>(answer.report().errors());
    found.addAll(answer.report().warnings());
    if (!answer.report().variables().isEmpty()) {
      template.offer(Completions.of(answer.report().variables()));
    }
    template.show(found);
    variables.show(answer.report());
    preview.show(answer);
  }

  private void save() {
    template.withText(source -> store(source, OptionalInt.of(draft.version()), _ -> {}));
  }

  /** Saves what is unsaved, then goes to the form. */
  private void run() {
    template.withText(
        source -> {
          if (isDirty() || draft.id().isEmpty()) {
            store(source, OptionalInt.of(draft.version()), WorkflowEditorView::openRun);
          } else {
            draft.id().ifPresent(WorkflowEditorView::openRun);
          }
        });
  }

  private void store(String source, OptionalInt expected, Consumer<WorkflowId> then) {
    if (!fields.areComplete()) {
      return;
    }
    var command = fields.toSave(draft, source);
    var outcome =
        draft
            .id()
            .map(id -> save.update(account.principal(), id, command, expected))
            .orElseGet(() -> save.create(account.principal(), command));
    switch (outcome) {
      case SaveOutcome.Saved saved -> saved(saved.workflow(), then);
      case SaveOutcome.Refused(var errors) -> refused(errors);
      case SaveOutcome.NotFound _ -> Notices.failure(text("editor.gone"), text("editor.gone.text"));
      case SaveOutcome.Stale(int current) -> offerChoice(source, current, then);
    }
  }

  private void saved(Workflow workflow, Consumer<WorkflowId> then) {
    boolean first = draft.id().isEmpty();
    boolean same = workflow.version() == draft.version();
    adopt(Draft.of(workflow));
    Notices.success(
        same ? text("editor.saved.same") : text("editor.saved.notice", workflow.version()));
    if (first) {
      UI.getCurrentOrThrow()
          .getPage()
          .getHistory()
          .replaceState(null, "workflows/" + workflow.id() + "/edit");
    }
    UI.getCurrentOrThrow().getPage().setTitle(getPageTitle());
    then.accept(workflow.id());
  }

  private void refused(List<Diagnostic> errors) {
    errors.stream()
        .filter(error -> error.pointer().equals("/name"))
        .findFirst()
        .ifPresent(error -> fields.complain(error.message()));
    template.show(errors);
    Notices.failure(text("editor.refused"), text("editor.refused.text", errors.size()));
  }

  private void offerChoice(String source, int current, Consumer<WorkflowId> then) {
    EditorDialogs.askWhose(
        draft.version(),
        current,
        () -> store(source, OptionalInt.of(current), then),
        () -> draft.id().ifPresent(id -> load(opened(id.value()))));
  }

  private static void openRun(WorkflowId id) {
    UI.getCurrentOrThrow().navigate("workflows/" + id + "/run");
  }
}
