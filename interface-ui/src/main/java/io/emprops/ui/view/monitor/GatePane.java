package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.job.Gate;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.ShutGate;
import io.emprops.core.job.ShutGate.Cause;
import io.emprops.ui.component.Badges;
import io.emprops.ui.component.LiveCell;
import io.emprops.ui.component.LiveTable;
import io.emprops.ui.component.Tables;
import io.emprops.ui.text.Times;
import java.util.Comparator;
import java.util.function.Consumer;

/** What lets nothing start, why, and whom it holds back; not there when all is open. */
final class GatePane extends Section {
  private static final String ID = "monitor-gates";

  final LiveTable<Row> table = Tables.table(ID, row -> row.shut().gate());

  private final boolean steers;
  private final Consumer<Gate> resume;

  GatePane(boolean steers, Consumer<Gate> resume) {
    this.steers = steers;
    this.resume = resume;
    addClassNames("card", "pane");
    table
        .text(text("monitor.gate"), row -> GateWords.name(row.shut().gate()))
        .column(
            text("monitor.why"), () -> LiveCell.renewed(row -> row.shut().cause(), GatePane::why))
        .text(text("monitor.held"), Row::held)
        .text(text("monitor.opens"), row -> row.shut().opening().map(Times::clock).orElse(""))
        .column("", () -> LiveCell.renewed(row -> Opening.of(row.shut()), this::steering));
    setVisible(false);
    add(Tables.head(ID, text("monitor.gates")), table);
  }

  void show(QueueStats stats) {
    setVisible(!stats.shut().isEmpty());
    table.show(
        stats.shut().stream()
            .sorted(Comparator.comparing(shut -> shut.gate().wire()))
            .map(shut -> new Row(shut, GateWords.heldBack(shut.gate(), stats)))
            .toList());
  }

  private static Component why(Cause cause) {
    var words = text("monitor.shut." + cause.wire());
    return switch (cause) {
      case PAUSED -> Badges.badge("warning", VaadinIcon.PAUSE, words);
      case FULL -> Badges.badge("info", VaadinIcon.HOURGLASS, words);
      case CLOSED -> Badges.badge("neutral", VaadinIcon.TIMER, words);
    };
  }

  private Component steering(Opening opening) {
    if (!steers || !opening.isPaused()) {
      return new Span();
    }
    Gate gate = opening.gate();
    var button = Tables.button(text("monitor.resume"), VaadinIcon.PLAY, () -> resume.accept(gate));
    button.setAriaLabel(text("monitor.resume-what", gate.wire()));
    return button;
  }

  /** A gate and the words of whom it holds back. */
  record Row(ShutGate shut, String held) {}

  /** Whether someone may open a gate. */
  private record Opening(Gate gate, boolean isPaused) {
    static Opening of(ShutGate shut) {
      return new Opening(shut.gate(), shut.cause() == Cause.PAUSED);
    }
  }
}
