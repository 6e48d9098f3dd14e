package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.worker.WorkerCondition;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.ui.component.Badges;
import io.emprops.ui.component.EmptyState;
import io.emprops.ui.component.LiveCell;
import io.emprops.ui.component.LiveTable;
import io.emprops.ui.component.Tables;
import io.emprops.ui.text.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Who is there, what they offer, and what they are at. */
final class WorkerPane extends Section {
  private static final String ID = "monitor-workers";

  final LiveTable<WorkerPresence> table = Tables.table(ID, WorkerPresence::workerId);
  final EmptyState empty =
      new EmptyState(
          VaadinIcon.SERVER, text("monitor.workers.empty"), text("monitor.workers.empty.text"));

  /** What one may do to a worker; nothing to do without the role. */
  record Tools(Optional<Consumer<WorkerId>> drain, Optional<Consumer<WorkerId>> shutOut) {}

  private final Tools tools;
  private Instant now = Instant.EPOCH;

  WorkerPane(Tools tools) {
    this.tools = tools;
    addClassNames("card", "pane");
    table
        .text(text("monitor.worker"), worker -> worker.workerId().value())
        .column(
            text("monitor.condition"),
            () -> LiveCell.renewed(WorkerPresence::standing, WorkerPane::condition))
        .text(text("monitor.machine"), worker -> worker.machineId().value())
        .text(
            text("monitor.slots"),
            worker -> text("monitor.busy", worker.currentJobs().size(), worker.slots()))
        .text(text("monitor.offers"), WorkerPane::offers)
        .column(
            text("monitor.at"),
            () -> LiveCell.renewed(worker -> List.copyOf(worker.currentJobs()), WorkerPane::jobs))
        .text(text("monitor.seen"), worker -> Times.ago(worker.seenAt(), now))
        .column("", () -> LiveCell.renewed(WorkerPresence::workerId, this::buttons));
    empty.setVisible(false);
    table.setVisible(false);
    add(Tables.head(ID, text("monitor.workers")), empty, table);
  }

  void show(List<WorkerPresence> workers, Instant at) {
    now = at;
    empty.setVisible(workers.isEmpty());
    table.setVisible(!workers.isEmpty());
    table.show(workers);
  }

  private static Component condition(WorkerCondition condition) {
    var cell = new Div(Badges.worker(condition.state()));
    String reason = condition.reason();
    if (reason != null) {
      var words = new Div(reason);
      words.addClassName("worker-reason");
      cell.add(words);
    }
    return cell;
  }

  private static String offers(WorkerPresence worker) {
    return worker.capabilities().jobTypes().stream()
        .map(JobType::value)
        .collect(Collectors.joining(", "));
  }

  private static Component jobs(List<JobId> current) {
    var jobs = new Div();
    current.forEach(job -> jobs.add(new Div(new Anchor("runs/" + job, job.value()))));
    return jobs;
  }

  private Component buttons(WorkerId worker) {
    var cell = new Div();
    tools.drain().ifPresent(act -> cell.add(button("drain", VaadinIcon.SIGN_OUT, act, worker)));
    tools
        .shutOut()
        .ifPresent(act -> cell.add(button("shut-out", VaadinIcon.BAN, asking(act), worker)));
    return cell;
  }

  private static Component button(
      String what, VaadinIcon icon, Consumer<WorkerId> act, WorkerId worker) {
    var button = Tables.button(text("monitor." + what), icon, () -> act.accept(worker));
    button.setAriaLabel(text("monitor." + what + "-what", worker.value()));
    return button;
  }

  /** There is no way back: only another token lets it in again. */
  private static Consumer<WorkerId> asking(Consumer<WorkerId> act) {
    return worker ->
        Tables.confirm(
            text("monitor.shut-out-sure", worker.value()),
            text("monitor.shut-out-text"),
            text("monitor.shut-out"),
            () -> act.accept(worker));
  }
}
