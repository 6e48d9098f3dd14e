package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;
import static io.emprops.ui.view.monitor.Tables.cell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.job.Gate;
import io.emprops.core.job.ShutGate;
import io.emprops.core.job.ShutGate.Cause;
import io.emprops.ui.text.Times;
import java.util.List;
import java.util.function.Consumer;

/** What lets nothing start, and why; not there when all is open. */
final class GatePane extends Section {
  private static final String ID = "monitor-gates";

  private final boolean steers;
  private final Consumer<Gate> resume;

  GatePane(boolean steers, Consumer<Gate> resume) {
    this.steers = steers;
    this.resume = resume;
    addClassNames("card", "pane");
    setVisible(false);
  }

  void show(List<ShutGate> shut) {
    removeAll();
    setVisible(!shut.isEmpty());
    add(Tables.head(ID, text("monitor.gates")));
    List<String> columns =
        List.of(text("monitor.gate"), text("monitor.why"), text("monitor.opens"), "");
    add(Tables.table(ID, columns, shut.stream().map(this::row).toList()));
  }

  private List<Component> row(ShutGate shut) {
    return List.of(
        cell(shut.gate().wire()),
        cell(text("monitor.shut." + shut.cause().wire())),
        cell(shut.opening().map(Times::clock).orElse("")),
        steers && shut.cause() == Cause.PAUSED ? button(shut.gate()) : new Span());
  }

  private Button button(Gate gate) {
    var button =
        new Button(text("monitor.resume"), VaadinIcon.PLAY.create(), _ -> resume.accept(gate));
    button.addThemeName("tertiary");
    button.setAriaLabel(text("monitor.resume-what", gate.wire()));
    return button;
  }
}
