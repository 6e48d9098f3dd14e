package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;
import static io.emprops.ui.view.monitor.Tables.cell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.QueueStats.TypeLoad;
import io.emprops.core.job.ShutGate.Cause;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.ui.component.Badges;
import io.emprops.ui.component.EmptyState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A row for each job type: what waits, runs and happens. */
final class QueuePane extends Section {
  private static final String ID = "monitor-queues";

  private final boolean steers;
  private final Consumer<Gate> pause;
  private final Consumer<Gate> resume;

  QueuePane(boolean steers, Consumer<Gate> pause, Consumer<Gate> resume) {
    this.steers = steers;
    this.pause = pause;
    this.resume = resume;
    addClassNames("card", "pane");
  }

  void show(QueueStats stats, List<WorkerPresence> workers) {
    removeAll();
    add(Tables.head(ID, text("monitor.queues")));
    List<TypeLoad> loads = loads(stats, workers);
    if (loads.isEmpty()) {
      add(
          new EmptyState(
              VaadinIcon.COFFEE, text("monitor.queues.empty"), text("monitor.queues.empty.text")));
      return;
    }
    List<String> columns =
        List.of(
            text("monitor.type"),
            text("monitor.waiting"),
            text("monitor.running"),
            text("monitor.workers"),
            text("monitor.rate"),
            text("monitor.failed"),
            "");
    add(Tables.table(ID, columns, loads.stream().map(load -> row(load, stats, workers)).toList()));
  }

  /** Types with work, and those that workers offer. */
  private static List<TypeLoad> loads(QueueStats stats, List<WorkerPresence> workers) {
    Map<JobType, TypeLoad> loads = new LinkedHashMap<>();
    stats.types().forEach(load -> loads.put(load.jobType(), load));
    var offered = new TreeSet<>(Comparator.comparing(JobType::value));
    workers.forEach(worker -> offered.addAll(worker.capabilities().jobTypes()));
    offered.forEach(type -> loads.putIfAbsent(type, new TypeLoad(type, 0, 0)));
    return List.copyOf(loads.values());
  }

  private List<Component> row(TypeLoad load, QueueStats stats, List<WorkerPresence> workers) {
    JobType type = load.jobType();
    long serving =
        workers.stream().filter(worker -> worker.capabilities().jobTypes().contains(type)).count();
    List<Component> cells = new ArrayList<>();
    cells.add(Badges.jobType(type.value()));
    cells.add(cell(String.valueOf(load.waiting())));
    cells.add(cell(String.valueOf(load.running())));
    cells.add(
        serving == 0 && load.waiting() > 0
            ? Badges.badge("warning", VaadinIcon.WARNING, text("monitor.no-workers"))
            : cell(String.valueOf(serving)));
    cells.add(new RateChart(stats, type));
    cells.add(cell(String.valueOf(failed(stats, type))));
    cells.add(steers ? steering(stats, type) : new Span());
    return cells;
  }

  private static long failed(QueueStats stats, JobType type) {
    return stats.rates().stream()
        .filter(rate -> rate.jobType().equals(type))
        .filter(rate -> rate.what().equals("failed") || rate.what().equals("timeout"))
        .mapToLong(QueueStats.Rate::count)
        .sum();
  }

  private Component steering(QueueStats stats, JobType type) {
    var gate = new Gate.OfType(type);
    boolean paused =
        stats.shut().stream()
            .anyMatch(shut -> shut.gate().equals(gate) && shut.cause() == Cause.PAUSED);
    var button =
        paused
            ? new Button(text("monitor.resume"), VaadinIcon.PLAY.create(), _ -> resume.accept(gate))
            : new Button(text("monitor.pause"), VaadinIcon.PAUSE.create(), _ -> pause.accept(gate));
    button.addThemeName("tertiary");
    button.setId((paused ? "resume-" : "pause-") + type);
    button.setAriaLabel(text(paused ? "monitor.resume-what" : "monitor.pause-what", type.value()));
    return button;
  }
}
