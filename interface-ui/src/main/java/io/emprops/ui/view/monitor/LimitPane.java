package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.QueueSetting.Limited;
import io.emprops.ui.component.EmptyState;
import io.emprops.ui.component.LiveCell;
import io.emprops.ui.component.LiveTable;
import io.emprops.ui.component.Tables;
import io.emprops.ui.text.Times;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What flow keys allow: how many of their jobs run at once, and how fast they start. */
final class LimitPane extends Section {
  private static final String ID = "monitor-limits";

  final LiveTable<Limited> table = Tables.table(ID, Limited::flowKey);
  final EmptyState empty =
      new EmptyState(
          VaadinIcon.SLIDERS, text("monitor.limits.empty"), text("monitor.limits.empty.text"));

  private final Button add =
      Tables.button(text("monitor.limit.add"), VaadinIcon.PLUS, () -> edit(Optional.empty()));
  private final Consumer<Limited> change;

  /** Hands what is confirmed to the consumer. */
  LimitPane(Consumer<Limited> change) {
    this.change = change;
    addClassNames("card", "pane");
    add.setId("add-limit");
    table
        .text(text("monitor.limit.key"), Limited::flowKey)
        .text(text("monitor.limit.at-once"), limited -> atOnce(limited.limit()))
        .text(text("monitor.limit.every"), limited -> every(limited.limit()))
        .text(text("monitor.limit.burst"), limited -> burst(limited.limit()))
        .column("", () -> LiveCell.renewed(limited -> limited, this::buttons));
    empty.setVisible(false);
    table.setVisible(false);
    add(Tables.head(ID, text("monitor.limits"), add), empty, table);
  }

  /** Those that limit nothing are not shown. */
  void show(List<Limited> limits) {
    List<Limited> real =
        limits.stream().filter(limited -> !limited.limit().equals(FlowLimit.NONE)).toList();
    empty.setVisible(real.isEmpty());
    table.setVisible(!real.isEmpty());
    table.show(real);
  }

  /** A limit in one line. */
  static String words(FlowLimit limit) {
    if (limit.equals(FlowLimit.NONE)) {
      return text("monitor.limit.none");
    }
    return limit.every().isEmpty()
        ? text("monitor.limit.words.at-once", atOnce(limit))
        : text("monitor.limit.words", atOnce(limit), every(limit), limit.burst());
  }

  private static String atOnce(FlowLimit limit) {
    return limit.atOnce().isPresent()
        ? String.valueOf(limit.atOnce().getAsInt())
        : text("monitor.limit.unlimited");
  }

  private static String every(FlowLimit limit) {
    return limit.every().map(Times::took).orElseGet(() -> text("monitor.limit.unlimited"));
  }

  /** Of a rate that does not exist there is no burst. */
  private static String burst(FlowLimit limit) {
    return limit.every().isPresent() ? String.valueOf(limit.burst()) : "";
  }

  private Component buttons(Limited limited) {
    var edit =
        Tables.button(text("monitor.change"), VaadinIcon.PENCIL, () -> edit(Optional.of(limited)));
    edit.setAriaLabel(text("monitor.change-what", limited.flowKey()));
    var lift =
        Tables.button(
            text("monitor.limit.lift"),
            VaadinIcon.CLOSE_SMALL,
            () -> confirm(limited, new Limited(limited.flowKey(), FlowLimit.NONE)));
    lift.setAriaLabel(text("monitor.limit.lift-what", limited.flowKey()));
    return new Div(edit, lift);
  }

  private void edit(Optional<Limited> now) {
    new LimitDialog(
            now,
            next -> confirm(now.orElseGet(() -> new Limited(next.flowKey(), FlowLimit.NONE)), next))
        .open();
  }

  private void confirm(Limited now, Limited next) {
    Tables.confirm(
        text("monitor.limit.confirm", next.flowKey()),
        text("monitor.limit.confirm.text", words(now.limit()), words(next.limit())),
        text("monitor.confirm"),
        () -> {
          change.accept(next);
          add.focus(); // the row's own buttons are others now, or gone
        });
  }
}
