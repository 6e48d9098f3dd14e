package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;
import static io.emprops.ui.view.monitor.Tables.cell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.ui.component.EmptyState;
import io.emprops.ui.text.Times;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Who is there, what they offer, and what they are at. */
final class WorkerPane extends Section {
  private static final String ID = "monitor-workers";

  private final boolean steers;
  private final Consumer<WorkerId> drain;

  WorkerPane(boolean steers, Consumer<WorkerId> drain) {
    this.steers = steers;
    this.drain = drain;
    addClassNames("card", "pane");
  }

  void show(List<WorkerPresence> workers, Instant now) {
    removeAll();
    add(Tables.head(ID, text("monitor.workers")));
    if (workers.isEmpty()) {
      add(
          new EmptyState(
              VaadinIcon.SERVER,
              text("monitor.workers.empty"),
              text("monitor.workers.empty.text")));
      return;
    }
    List<String> columns =
        List.of(
            text("monitor.worker"),
            text("monitor.machine"),
            text("monitor.slots"),
            text("monitor.offers"),
            text("monitor.at"),
            text("monitor.seen"),
            "");
    add(Tables.table(ID, columns, workers.stream().map(worker -> row(worker, now)).toList()));
  }

  private List<Component> row(WorkerPresence worker, Instant now) {
    var jobs = new Div();
    worker
        .currentJobs()
        .forEach(job -> jobs.add(new Anchor("runs/" + job, job.value()), new Div()));
    return List.of(
        cell(worker.workerId().value()),
        cell(worker.machineId().value()),
        cell(text("monitor.busy", worker.currentJobs().size(), worker.slots())),
        cell(
            worker.capabilities().jobTypes().stream()
                .map(JobType::value)
                .collect(Collectors.joining(", "))),
        jobs,
        cell(Times.ago(worker.seenAt(), now)),
        steers ? button(worker.workerId()) : new Span());
  }

  private Button button(WorkerId worker) {
    var button =
        new Button(text("monitor.drain"), VaadinIcon.SIGN_OUT.create(), _ -> drain.accept(worker));
    button.addThemeName("tertiary");
    button.setAriaLabel(text("monitor.drain-what", worker.value()));
    return button;
  }
}
