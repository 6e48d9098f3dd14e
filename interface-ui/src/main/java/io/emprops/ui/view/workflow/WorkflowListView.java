package io.emprops.ui.view.workflow;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.emprops.core.workflow.WorkflowFilter;
import io.emprops.core.workflow.WorkflowSummary;
import io.emprops.core.workflow.port.in.FindWorkflowsQuery;
import io.emprops.core.workflow.port.in.SaveWorkflowUseCase;
import io.emprops.ui.component.EmptyState;
import io.emprops.ui.component.Notices;
import io.emprops.ui.component.PageHeader;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.shell.MainLayout;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** All workflows, the last changed first, with a search that stands in the address. */
@Route(value = "workflows", layout = MainLayout.class)
@RouteAlias(value = "", layout = MainLayout.class)
public class WorkflowListView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final int PART = 24;

  final TextField search = new TextField();
  final UnorderedList cards = new UnorderedList();
  final Button more = new Button(text("action.more"), _ -> addPart());
  private final Div empty = new Div();

  private final FindWorkflowsQuery find;
  private final SaveWorkflowUseCase save;
  private final CurrentAccount account;
  private String cursor = "";

  WorkflowListView(FindWorkflowsQuery find, SaveWorkflowUseCase save, CurrentAccount account) {
    this.find = find;
    this.save = save;
    this.account = account;
    addClassName("reading");
    cards.addClassName("card-grid");
    more.addClassName("center");
    configureSearch();
    var tools = new Div(search);
    tools.addClassName("toolbar");
    add(
        new PageHeader(text("workflows.title"), text("workflows.about"), createButton()),
        tools,
        cards,
        empty,
        more);
  }

  @Override
  public String getPageTitle() {
    return text("title", text("workflows.title"));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    search.setValue(event.getLocation().getQueryParameters().getSingleParameter("q").orElse(""));
    showFirstPart();
  }

  private void configureSearch() {
    search.setId("workflow-search");
    search.setPlaceholder(text("workflows.search"));
    search.setAriaLabel(text("workflows.search"));
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            find(change.getValue());
          }
        });
  }

  private void find(String words) {
    var query = words.isBlank() ? QueryParameters.empty() : QueryParameters.of("q", words);
    UI.getCurrentOrThrow()
        .getPage()
        .getHistory()
        .replaceState(null, new Location("workflows", query));
    showFirstPart();
  }

  private void showFirstPart() {
    cards.removeAll();
    cursor = "";
    addPart();
  }

  private void addPart() {
    var filter = new WorkflowFilter(search.getValue().strip(), "", "", PART, cursor);
    var page = find.list(account.principal(), filter);
    page.items().forEach(item -> cards.add(new ListItem(card(item))));
    cursor = Optional.ofNullable(page.nextCursor()).orElse("");
    more.setVisible(!cursor.isEmpty());
    showEmpty();
  }

  private void showEmpty() {
    empty.removeAll();
    boolean none = cards.getComponentCount() == 0;
    empty.setVisible(none);
    cards.setVisible(!none);
    search.getParent().ifPresent(bar -> bar.setVisible(!none || !search.isEmpty()));
    if (none) {
      empty.add(search.isEmpty() ? firstSteps() : nothingFound());
    }
  }

  private Component card(WorkflowSummary workflow) {
    return new WorkflowCard(workflow, Instant.now(), this::confirmDelete);
  }

  private void confirmDelete(WorkflowSummary workflow) {
    var dialog =
        new ConfirmDialog(
            text("workflows.delete", workflow.name()),
            text("workflows.delete.text"),
            text("action.delete"),
            _ -> delete(workflow));
    dialog.setConfirmButtonTheme("primary error");
    dialog.setCancelable(true);
    dialog.setCancelText(text("action.cancel"));
    dialog.open();
  }

  private void delete(WorkflowSummary workflow) {
    boolean deleted = save.delete(account.principal(), workflow.id());
    Notices.success(deleted ? text("workflows.deleted", workflow.name()) : text("workflows.gone"));
    showFirstPart();
  }

  private static Button createButton() {
    var create =
        new Button(
            text("workflows.new"),
            VaadinIcon.PLUS.create(),
            _ -> UI.getCurrentOrThrow().navigate("workflows/new"));
    create.addThemeName("primary");
    create.setId("new-workflow");
    return create;
  }

  private static Component firstSteps() {
    var steps = new OrderedList();
    steps.addClassName("steps");
    for (int i = 1; i <= 3; i++) {
      var key = "workflows.empty.step" + i;
      steps.add(new ListItem(new H3(text(key)), new Span(text(key + ".text"))));
    }
    return new EmptyState(
        VaadinIcon.CLUSTER,
        text("workflows.empty"),
        text("workflows.empty.text"),
        steps,
        createButton());
  }

  private Component nothingFound() {
    var clear =
        new Button(
            text("workflows.clear"),
            _ -> {
              search.clear();
              find("");
            });
    return new EmptyState(
        VaadinIcon.SEARCH,
        text("workflows.none", Objects.requireNonNull(search.getValue())),
        text("workflows.none.text"),
        clear);
  }
}
