package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.Component;
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
import io.emprops.ui.component.LiveCell;
import io.emprops.ui.component.LiveTable;
import io.emprops.ui.component.Tables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A row for each job type: what waits, runs and happens. */
final class QueuePane extends Section {
  private static final String ID = "monitor-queues";

  final LiveTable<Load> table = Tables.table(ID, Load::type);
  final EmptyState empty =
      new EmptyState(
          VaadinIcon.COFFEE, text("monitor.queues.empty"), text("monitor.queues.empty.text"));

  private final Consumer<Gate> pause;
  private final Consumer<Gate> resume;

  QueuePane(boolean steers, Consumer<Gate> pause, Consumer<Gate> resume) {
    this.pause = pause;
    this.resume = resume;
    addClassNames("card", "pane");
    table
        .column(
            text("monitor.type"),
            () -> LiveCell.renewed(Load::type, type -> Badges.jobType(type.value())))
        .text(text("monitor.waiting"), load -> String.valueOf(load.waiting()))
        .text(text("monitor.running"), load -> String.valueOf(load.running()))
        .column(text("monitor.workers"), () -> LiveCell.renewed(Load::serving, QueuePane::workers))
        .column(text("monitor.rate"), QueuePane::chart)
        .text(text("monitor.failed"), load -> String.valueOf(load.failed()))
        .column("", () -> steers ? steering() : LiveCell.text(_ -> ""));
    empty.setVisible(false);
    table.setVisible(false);
    add(Tables.head(ID, text("monitor.queues")), empty, table);
  }

  void show(QueueStats stats, List<WorkerPresence> workers) {
    List<Load> loads =
        loads(stats, workers).stream().map(load -> Load.of(load, stats, workers)).toList();
    empty.setVisible(loads.isEmpty());
    table.setVisible(!loads.isEmpty());
    table.show(loads);
  }

  /** Types with work, and those that workers offer, by name, so that no row changes its place. */
  private static List<TypeLoad> loads(QueueStats stats, List<WorkerPresence> workers) {
    Map<String, TypeLoad> loads = new TreeMap<>();
    stats.types().forEach(load -> loads.put(load.jobType().value(), load));
    workers.stream()
        .flatMap(worker -> worker.capabilities().jobTypes().stream())
        .forEach(type -> loads.putIfAbsent(type.value(), new TypeLoad(type, 0, 0)));
    return List.copyOf(loads.values());
  }

  private static Component workers(Serving serving) {
    return serving.isMissed()
        ? Badges.badge("warning", VaadinIcon.WARNING, text("monitor.no-workers"))
        : new Span(String.valueOf(serving.workers()));
  }

  private static LiveCell<Load> chart() {
    var chart = new RateChart();
    return LiveCell.of(chart, load -> chart.show(load.ends()));
  }

  private LiveCell<Load> steering() {
    var button = new PauseButton(pause, resume);
    return LiveCell.of(button, load -> button.show(load.type(), load.paused()));
  }

  /** What a row shows. */
  record Load(
      JobType type,
      long waiting,
      long running,
      Serving serving,
      List<Long> ends,
      long failed,
      boolean paused) {
    Load {
      ends = List.copyOf(ends);
    }

    static Load of(TypeLoad load, QueueStats stats, List<WorkerPresence> workers) {
      JobType type = load.jobType();
      long serving =
          workers.stream()
              .filter(worker -> worker.capabilities().jobTypes().contains(type))
              .count();
      return new Load(
          type,
          load.waiting(),
          load.running(),
          new Serving(serving, serving == 0 && load.waiting() > 0),
          RateChart.ends(stats, type),
          failures(stats, type),
          stats.shut().stream()
              .anyMatch(
                  shut ->
                      shut.gate().equals(new Gate.OfType(type)) && shut.cause() == Cause.PAUSED));
    }

    private static long failures(QueueStats stats, JobType type) {
      return stats.rates().stream()
          .filter(rate -> rate.jobType().equals(type))
          .filter(rate -> rate.what().equals("failed") || rate.what().equals("timeout"))
          .mapToLong(QueueStats.Rate::count)
          .sum();
    }
  }

  /**
   * How many workers offer a type.
   *
   * @param isMissed whether jobs wait for the first of them
   */
  record Serving(long workers, boolean isMissed) {}
}
