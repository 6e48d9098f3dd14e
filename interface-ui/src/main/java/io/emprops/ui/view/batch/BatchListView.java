package io.emprops.ui.view.batch;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchFilter;
import io.emprops.core.batch.BatchProgress;
import io.emprops.core.batch.port.in.FindBatchesQuery;
import io.emprops.core.identity.Principal;
import io.emprops.core.workflow.Page;
import io.emprops.ui.component.Banner;
import io.emprops.ui.component.EmptyState;
import io.emprops.ui.component.LiveCell;
import io.emprops.ui.component.LiveTable;
import io.emprops.ui.component.Loading;
import io.emprops.ui.component.PageHeader;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.Watch;
import io.emprops.ui.shell.MainLayout;
import io.emprops.ui.text.Times;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * All batches, or those of a workflow, the newest first; how far they are changes while one looks.
 */
@Route(value = "batches", layout = MainLayout.class)
public class BatchListView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final String ID = "batch-list";
  private static final int PART = 25;

  final LiveTable<Batch> table = new LiveTable<>(ID, ID + "-title", Batch::id);
  final EmptyState empty = firstSteps();
  final Button more = new Button(text("action.more"), _ -> showMore());
  private final Section card = new Section();
  private final Loading loading = new Loading(text("batches.loading"));
  private final Banner lost = new Banner("warning", VaadinIcon.UNLINK, text("job.connection-lost"));
  private final Anchor all = new Anchor("batches", text("batches.all"));

  private final FindBatchesQuery find;
  private final CurrentAccount account;
  private final Background background;
  private final BatchParts parts = new BatchParts();
  private String workflow = "";
  private Optional<Watch<Page<Batch>>> watch = Optional.empty();

  BatchListView(FindBatchesQuery find, CurrentAccount account, Background background) {
    this.find = find;
    this.account = account;
    this.background = background;
    addClassNames("reading", "batch-list-view");
    configureTable();
    var heading = new H2(text("batches.newest"));
    heading.setId(ID + "-title");
    var head = new Div(heading);
    head.addClassName("pane-head");
    card.add(head, table);
    card.addClassNames("card", "pane");
    empty.setId("batches-empty");
    more.addClassName("center");
    lost.setVisible(false);
    add(
        new PageHeader(text("batches.title"), text("batches.about"), all),
        lost,
        loading,
        card,
        empty,
        more);
  }

  @Override
  public String getPageTitle() {
    return text("title", text("batches.title"));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    workflow = event.getLocation().getQueryParameters().getSingleParameter("workflow").orElse("");
    all.setVisible(!workflow.isEmpty());
    parts.clear();
    loading.setVisible(true);
    card.setVisible(false);
    empty.setVisible(false);
    more.setVisible(false);
    getUI().ifPresent(this::watch);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    watch(event.getUI());
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watch.ifPresent(Watch::stop);
  }

  private void watch(UI ui) {
    watch.ifPresent(Watch::stop);
    Principal caller = account.principal();
    var filter = filter("");
    var next = new Watch<Page<Batch>>(ui, background, this::show, this::reached);
    watch = Optional.of(next);
    next.startNow(() -> find.list(caller, filter));
  }

  private BatchFilter filter(String cursor) {
    return new BatchFilter(workflow, PART, cursor);
  }

  private void show(Page<Batch> first) {
    parts.renew(first);
    show();
  }

  private void showMore() {
    parts.add(find.list(account.principal(), filter(parts.cursor())));
    show();
  }

  private void show() {
    loading.setVisible(false);
    boolean none = parts.batches().isEmpty();
    empty.setVisible(none);
    card.setVisible(!none);
    more.setVisible(!parts.cursor().isEmpty());
    table.show(parts.batches());
  }

  private void reached(boolean answered) {
    lost.setVisible(!answered);
  }

  private void configureTable() {
    table
        .column(text("runs.column.workflow"), BatchListView::name)
        .column(text("runs.status"), () -> LiveCell.renewed(Batch::status, BatchBadges::status))
        .column(text("batch.progress"), BatchListView::progress)
        .text(text("batch.count.failed"), batch -> failed(batch.progress()))
        .text(text("runs.column.user"), batch -> batch.userId().value());
  }

  private static LiveCell<Batch> name() {
    var when = new Span();
    when.addClassName("muted");
    var link = new Anchor();
    var cell = new Div(link, when);
    cell.addClassName("run-name");
    return LiveCell.of(
        cell,
        batch -> {
          var ago = Times.ago(batch.createdAt(), Instant.now());
          if (!ago.equals(when.getText())) {
            when.setText(ago);
          }
          if (!batch.workflowName().equals(link.getText())) {
            link.setText(batch.workflowName());
          }
          link.setHref("batches/" + batch.id());
        });
  }

  private static LiveCell<Batch> progress() {
    var bar = new BatchBar();
    var words = new Span();
    words.addClassNames("muted", "numeric");
    var cell = new Div(bar, words);
    cell.addClassName("batch-cell");
    return LiveCell.of(
        cell,
        batch -> {
          bar.show(batch.progress());
          var now = BatchBar.words(batch.progress());
          if (!Objects.equals(now, words.getText())) {
            words.setText(now);
          }
        });
  }

  private static String failed(BatchProgress progress) {
    return String.valueOf(progress.failed() + progress.refused());
  }

  private static EmptyState firstSteps() {
    var steps = new OrderedList();
    steps.addClassName("steps");
    for (int i = 1; i <= 3; i++) {
      var key = "batches.empty.step" + i;
      steps.add(new ListItem(new H3(text(key)), new Span(text(key + ".text"))));
    }
    var workflows =
        new Button(text("runs.empty.action"), _ -> UI.getCurrentOrThrow().navigate("workflows"));
    workflows.addThemeName("primary");
    return new EmptyState(
        VaadinIcon.TABLE, text("batches.empty"), text("batches.empty.text"), steps, workflows);
  }
}
