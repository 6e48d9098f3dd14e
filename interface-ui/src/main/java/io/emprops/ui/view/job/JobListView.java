package io.emprops.ui.view.job;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.Unworkable;
import io.emprops.core.job.port.in.FindJobsQuery;
import io.emprops.ui.component.Badges;
import io.emprops.ui.component.EmptyState;
import io.emprops.ui.component.PageHeader;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.Watch;
import io.emprops.ui.shell.MainLayout;
import io.emprops.ui.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** All jobs, the newest first; states change while one looks. */
@Route(value = "runs", layout = MainLayout.class)
public class JobListView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final int NARROW = 760;

  /** Badges come after the grid has measured its columns, so these are told. */
  private static final String STATUS_WIDTH = "9rem";

  private static final String TYPE_WIDTH = "13rem";

  final Select<String> status = new Select<>();
  final Grid<JobSummary> grid = new Grid<>();
  private final Div empty = new Div();
  private final List<Grid.Column<JobSummary>> wideOnly = new ArrayList<>();

  private final FindJobsQuery find;
  private final CurrentAccount account;
  private final Background background;
  private JobPages pages;
  private Optional<Watch<List<JobSummary>>> watch = Optional.empty();

  JobListView(FindJobsQuery find, CurrentAccount account, Background background) {
    this.find = find;
    this.account = account;
    this.background = background;
    this.pages = pagesOf("");
    addClassNames("reading", "job-list");
    configureStatus();
    configureGrid();
    var tools = new Div(status);
    tools.addClassName("toolbar");
    add(new PageHeader(text("runs.title"), text("runs.about")), tools, grid, empty);
  }

  @Override
  public String getPageTitle() {
    return text("title", text("runs.title"));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var wanted = event.getLocation().getQueryParameters().getSingleParameter("status").orElse("");
    boolean known = Arrays.stream(JobStatus.values()).anyMatch(s -> s.wire().equals(wanted));
    status.setValue(known ? wanted : "");
    showFirst();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    var page = event.getUI().getPage();
    fit(page.getExtendedClientDetails().getWindowInnerWidth());
    page.addBrowserWindowResizeListener(resized -> fit(resized.getWidth()));
    var next = new Watch<List<JobSummary>>(event.getUI(), background, this::refresh);
    watch = Optional.of(next);
    var caller = account.principal();
    next.start(() -> find.list(caller, filter(status.getValue(), "")).items());
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watch.ifPresent(Watch::stop);
  }

  private void configureStatus() {
    List<String> values = new ArrayList<>(List.of(""));
    Arrays.stream(JobStatus.values()).map(JobStatus::wire).forEach(values::add);
    status.setItems(values);
    status.setId("runs-status");
    status.setAriaLabel(text("runs.status"));
    status.setItemLabelGenerator(s -> s.isEmpty() ? text("runs.all") : text("status." + s));
    status.setValue("");
    status.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            filterBy(change.getValue());
          }
        });
  }

  private void configureGrid() {
    grid.setId("runs-grid");
    grid.addClassName("runs-grid");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(job -> Badges.status(job.status()))
        .setHeader(text("runs.column.status"))
        .setWidth(STATUS_WIDTH)
        .setFlexGrow(0);
    grid.addComponentColumn(JobListView::name)
        .setHeader(text("runs.column.workflow"))
        .setFlexGrow(3);
    wideOnly.add(
        grid.addComponentColumn(job -> Badges.jobType(job.jobType().value()))
            .setHeader(text("runs.column.type"))
            .setWidth(TYPE_WIDTH)
            .setFlexGrow(0));
    wideOnly.add(
        grid.addColumn(job -> job.userId().value())
            .setHeader(text("runs.column.user"))
            .setFlexGrow(1));
    wideOnly.add(
        grid.addColumn(JobListView::took)
            .setHeader(text("runs.column.took"))
            .setAutoWidth(true)
            .setFlexGrow(0));
    grid.addItemClickListener(
        click -> UI.getCurrentOrThrow().navigate("runs/" + click.getItem().id()));
  }

  private void filterBy(String wanted) {
    var query = wanted.isEmpty() ? QueryParameters.empty() : QueryParameters.of("status", wanted);
    UI.getCurrentOrThrow().getPage().getHistory().replaceState(null, new Location("runs", query));
    showFirst();
  }

  private void showFirst() {
    pages = pagesOf(status.getValue());
    grid.setDataProvider(pages);
    boolean none = pages.isEmpty();
    grid.setVisible(!none);
    empty.setVisible(none);
    empty.removeAll();
    if (none) {
      var workflows =
          new Button(text("runs.empty.action"), _ -> UI.getCurrentOrThrow().navigate("workflows"));
      empty.add(
          new EmptyState(
              VaadinIcon.PLAY_CIRCLE_O,
              text(status.getValue().isEmpty() ? "runs.empty" : "runs.none"),
              text("runs.empty.text"),
              workflows));
    }
  }

  /** Changes what changed; a new job at the top begins the list anew. */
  private void refresh(List<JobSummary> first) {
    if (!pages.take(first)) {
      showFirst();
    }
  }

  private void fit(int width) {
    wideOnly.forEach(column -> column.setVisible(width >= NARROW));
  }

  private JobPages pagesOf(String wanted) {
    return new JobPages(cursor -> find.list(account.principal(), filter(wanted, cursor)));
  }

  private static JobFilter filter(String status, String cursor) {
    return new JobFilter(status, "", "", "", JobPages.PART, cursor);
  }

  private static Div name(JobSummary job) {
    var link = new Anchor("runs/" + job.id(), job.workflowName());
    var when = new Span(Times.ago(job.createdAt(), Instant.now()));
    when.addClassName("muted");
    var cell = new Div(link, when);
    cell.addClassName("run-name");
    Optional.ofNullable(job.unworkable()).map(JobListView::unworkable).ifPresent(cell::add);
    return cell;
  }

  private static Div unworkable(Unworkable condition) {
    var why = new Span(condition.message());
    why.addClassName("muted");
    return new Div(Badges.unworkable(condition), why);
  }

  private static String took(JobSummary job) {
    var end = job.endedAt();
    return end == null ? "" : Times.took(Duration.between(job.createdAt(), end));
  }
}
