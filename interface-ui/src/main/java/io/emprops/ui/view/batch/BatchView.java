package io.emprops.ui.view.batch;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchProgress;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.BatchStatus;
import io.emprops.core.batch.BatchWish;
import io.emprops.core.batch.port.in.ExportBatchQuery;
import io.emprops.core.batch.port.in.FindBatchesQuery;
import io.emprops.core.batch.port.in.SteerBatchUseCase;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.BatchId;
import io.emprops.ui.component.Banner;
import io.emprops.ui.component.Notices;
import io.emprops.ui.component.PageHeader;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.Watch;
import io.emprops.ui.shell.MainLayout;
import io.emprops.ui.text.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One batch, live to its end: how far it is, how to steer it, and what became of its rows. */
@Route(value = "batches/:id", layout = MainLayout.class)
public class BatchView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  final Div status = new Div();
  final Button pause = new Button(text("batch.pause"), VaadinIcon.PAUSE.create());
  final Button cancel =
      new Button(text("batch.cancel"), VaadinIcon.BAN.create(), _ -> confirmCancel());
  final BatchProgressPane progress = new BatchProgressPane();
  private final BatchRowsPane rows;
  private final PageHeader header = new PageHeader("", "", status, pause, cancel);
  private final Banner lost = new Banner("warning", VaadinIcon.UNLINK, text("job.connection-lost"));

  private final FindBatchesQuery find;
  private final SteerBatchUseCase steering;
  private final CurrentAccount account;
  private final Background background;
  private final BatchDownloads downloads;
  private Optional<Batch> batch = Optional.empty();
  private Optional<Watch<Seen>> watch = Optional.empty();

  BatchView(
      FindBatchesQuery find,
      SteerBatchUseCase steering,
      ExportBatchQuery export,
      CurrentAccount account,
      Background background) {
    this.find = find;
    this.steering = steering;
    this.account = account;
    this.background = background;
    this.downloads = new BatchDownloads(export, account);
    addClassNames("reading", "batch-view");
    status.setId("batch-status");
    status.getElement().setAttribute("aria-live", "polite");
    status.getElement().setAttribute("tabindex", "-1");
    pause.setId("batch-pause");
    pause.addClickListener(_ -> pauseOrResume());
    cancel.setId("batch-cancel");
    lost.setVisible(false);
    this.rows = new BatchRowsPane(this::look, downloads.csv(), downloads.json());
    add(header, lost, progress, rows);
  }

  @Override
  public String getPageTitle() {
    return text("title", text("batch.title", batch.map(Batch::workflowName).orElse("")));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var found = load(event.getRouteParameters().get("id").orElse(""));
    downloads.about(found.id());
    show(found);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    look();
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watch.ifPresent(Watch::stop);
  }

  private Batch load(String id) {
    try {
      return find.find(account.principal(), new BatchId(id)).orElseThrow(NotFoundException::new);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(id);
    }
  }

  /** Looks at once, and again and again, at the batch and the page that is wanted now. */
  private void look() {
    watch.ifPresent(Watch::stop);
    Principal caller = account.principal();
    int after = rows.after();
    getUI()
        .ifPresent(
            ui ->
                batch.ifPresent(
                    found -> {
                      var next = new Watch<Seen>(ui, background, this::show, this::reached);
                      watch = Optional.of(next);
                      var page = page(caller, found.id(), after);
                      next.startNow(() -> see(caller, found.id(), page));
                    }));
  }

  private BatchPage page(Principal caller, BatchId id, int after) {
    return new BatchPage(
        () -> find.rows(caller, id, after, BatchRowsPane.PAGE),
        lines -> find.rows(caller, id, lines));
  }

  /** The batch first, so that the rows of one that has ended are its last ones. */
  private Seen see(Principal caller, BatchId id, BatchPage page) {
    Optional<Batch> now = find.find(caller, id);
    return new Seen(now.orElseThrow(NotFoundException::new), page.now());
  }

  private void show(Seen seen) {
    show(seen.batch());
    rows.show(seen.rows(), seen.batch().progress().rows());
    if (hasEnded(seen.batch().status())) {
      watch.ifPresent(Watch::stop);
    }
  }

  /** Shows how far it is. */
  void show(Batch now) {
    boolean isNew = batch.map(Batch::status).filter(now.status()::equals).isEmpty();
    batch = Optional.of(now);
    progress.show(now);
    header.setTitle(now.workflowName(), about(now));
    boolean steers = account.principal().role().covers(Role.RUNNER);
    pause.setVisible(steers && now.status().allows(BatchWish.PAUSE));
    cancel.setVisible(steers && now.status().allows(BatchWish.PAUSE));
    if (isNew) {
      status.removeAll();
      status.add(BatchBadges.status(now.status()));
      boolean isPaused = now.status() == BatchStatus.PAUSED;
      pause.setText(text(isPaused ? "batch.resume" : "batch.pause"));
      pause.setIcon((isPaused ? VaadinIcon.PLAY : VaadinIcon.PAUSE).create());
    }
  }

  private static String about(Batch now) {
    return text(
        "batch.about",
        now.workflowVersion(),
        now.progress().rows(),
        now.userId().value(),
        Times.ago(now.createdAt(), Instant.now()));
  }

  private void reached(boolean answered) {
    lost.setVisible(!answered);
  }

  private static boolean hasEnded(BatchStatus status) {
    return status == BatchStatus.COMPLETED || status == BatchStatus.CANCELLED;
  }

  private void pauseOrResume() {
    batch.ifPresent(
        now ->
            steer(now.id(), now.status() == BatchStatus.PAUSED ? BatchWish.RUN : BatchWish.PAUSE));
  }

  /** What is lost by cancelling. */
  static String question(BatchProgress progress) {
    return text("batch.cancel.text", progress.waiting(), progress.active());
  }

  /** There is no way back, so that it asks first. */
  private void confirmCancel() {
    batch.ifPresent(
        now -> {
          var dialog =
              new ConfirmDialog(
                  text("batch.cancel.title"),
                  question(now.progress()),
                  text("batch.cancel.yes"),
                  _ -> {
                    steer(now.id(), BatchWish.CANCEL);
                    status.getElement().executeJs("this.focus()"); // the button goes away
                  });
          dialog.setConfirmButtonTheme("primary error");
          dialog.setCancelable(true);
          dialog.setCancelText(text("batch.cancel.no"));
          dialog.open();
        });
  }

  private void steer(BatchId id, BatchWish wish) {
    switch (steering.steer(account.principal(), id, wish)) {
      case STORED -> look();
      case ENDED -> {
        Notices.success(text("batch.ended"));
        look();
      }
      case NOT_FOUND -> throw new NotFoundException();
    }
  }

  private record Seen(Batch batch, List<BatchRow> rows) {}
}
