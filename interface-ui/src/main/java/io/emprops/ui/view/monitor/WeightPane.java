package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.job.QueueSetting.Weighed;
import io.emprops.ui.component.EmptyState;
import io.emprops.ui.component.LiveCell;
import io.emprops.ui.component.LiveTable;
import io.emprops.ui.component.Tables;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The shares of customers: of two that always wait, one with twice the weight gets twice as much.
 */
final class WeightPane extends Section {
  private static final String ID = "monitor-weights";

  /** Of everyone whom nobody has weighed. */
  private static final double USUAL = 1;

  final LiveTable<Weighed> table = Tables.table(ID, Weighed::customer);
  final EmptyState empty =
      new EmptyState(
          VaadinIcon.SCALE, text("monitor.weights.empty"), text("monitor.weights.empty.text"));

  private final Button add =
      Tables.button(text("monitor.weight.add"), VaadinIcon.PLUS, () -> edit(Optional.empty()));
  private final Consumer<Weighed> change;

  /** Hands what is confirmed to the consumer. */
  WeightPane(Consumer<Weighed> change) {
    this.change = change;
    addClassNames("card", "pane");
    add.setId("add-weight");
    table
        .text(text("monitor.weight.customer"), Weighed::customer)
        .text(text("monitor.weight"), weighed -> number(weighed.weight()))
        .column("", () -> LiveCell.renewed(weighed -> weighed, this::buttons));
    empty.setVisible(false);
    table.setVisible(false);
    add(Tables.head(ID, text("monitor.weights"), add), empty, table);
  }

  /** Those who weigh what everyone weighs are not shown. */
  void show(List<Weighed> weights) {
    List<Weighed> real = weights.stream().filter(each -> each.weight() != USUAL).toList();
    empty.setVisible(real.isEmpty());
    table.setVisible(!real.isEmpty());
    table.show(real);
  }

  /** Without a point where there is nothing behind it. */
  static String number(double weight) {
    return BigDecimal.valueOf(weight).stripTrailingZeros().toPlainString();
  }

  private Component buttons(Weighed weighed) {
    var edit =
        Tables.button(text("monitor.change"), VaadinIcon.PENCIL, () -> edit(Optional.of(weighed)));
    edit.setAriaLabel(text("monitor.change-what", weighed.customer()));
    var reset =
        Tables.button(
            text("monitor.weight.reset"),
            VaadinIcon.CLOSE_SMALL,
            () -> confirm(weighed, new Weighed(weighed.customer(), USUAL)));
    reset.setAriaLabel(text("monitor.weight.reset-what", weighed.customer()));
    return new Div(edit, reset);
  }

  private void edit(Optional<Weighed> now) {
    new WeightDialog(
            now, next -> confirm(now.orElseGet(() -> new Weighed(next.customer(), USUAL)), next))
        .open();
  }

  private void confirm(Weighed now, Weighed next) {
    Tables.confirm(
        text("monitor.weight.confirm", next.customer()),
        text("monitor.weight.confirm.text", number(now.weight()), number(next.weight())),
        text("monitor.confirm"),
        () -> {
          change.accept(next);
          add.focus(); // the row's own buttons are others now, or gone
        });
  }
}
