package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;
import static io.emprops.ui.view.monitor.Tables.cell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.job.DeadLetterGroup;
import io.emprops.ui.component.EmptyState;
import io.emprops.ui.text.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What ended for good without a result, by its error; operators send it again or dismiss it. */
final class DeadLetterPane extends Section {
  private static final String ID = "monitor-dead-letters";

  private final boolean settles;
  private final Consumer<DeadLetterGroup> requeue;
  private final Consumer<DeadLetterGroup> dismiss;
  private Optional<List<DeadLetterGroup>> shown = Optional.empty();

  DeadLetterPane(
      boolean settles, Consumer<DeadLetterGroup> requeue, Consumer<DeadLetterGroup> dismiss) {
    this.settles = settles;
    this.requeue = requeue;
    this.dismiss = dismiss;
    addClassNames("card", "pane");
  }

  void show(List<DeadLetterGroup> groups, Instant now) {
    // Who is on a button stays there while nothing changes.
    if (shown.isPresent() && shown.get().equals(groups)) {
      return;
    }
    shown = Optional.of(List.copyOf(groups));
    removeAll();
    add(Tables.head(ID, text("monitor.dead-letters")));
    if (groups.isEmpty()) {
      add(
          new EmptyState(
              VaadinIcon.CHECK_CIRCLE,
              text("monitor.dead-letters.empty"),
              text("monitor.dead-letters.empty.text")));
      return;
    }
    List<String> columns =
        List.of(
            text("monitor.error"),
            text("monitor.type"),
            text("monitor.class"),
            text("monitor.count"),
            text("monitor.last"),
            "");
    add(Tables.table(ID, columns, groups.stream().map(group -> row(group, now)).toList()));
  }

  private List<Component> row(DeadLetterGroup group, Instant now) {
    var failure = group.failureClass();
    var reason = group.reason();
    return List.of(
        new Anchor("runs/" + group.sampleJob(), group.sampleMessage()),
        cell(group.jobType().value()),
        cell((failure == null ? "" : failure.wire()) + (reason == null ? "" : " / " + reason)),
        cell(String.valueOf(group.count())),
        cell(Times.ago(group.lastAt(), now)),
        settles ? buttons(group) : new Span());
  }

  private Component buttons(DeadLetterGroup group) {
    var again =
        new Button(text("monitor.requeue"), VaadinIcon.REFRESH.create(), _ -> confirm(group));
    again.addThemeName("tertiary");
    again.setAriaLabel(text("monitor.requeue-what", group.sampleMessage()));
    var away =
        new Button(
            text("monitor.dismiss"), VaadinIcon.CLOSE_SMALL.create(), _ -> dismiss.accept(group));
    away.addThemeName("tertiary");
    away.setAriaLabel(text("monitor.dismiss-what", group.sampleMessage()));
    return new Div(again, away);
  }

  /** Providers are called, and paid, once more for each. */
  private void confirm(DeadLetterGroup group) {
    var dialog =
        new ConfirmDialog(
            text("monitor.requeue.title", group.count()),
            text("monitor.requeue.text"),
            text("monitor.requeue"),
            _ -> requeue.accept(group));
    dialog.setCancelable(true);
    dialog.setCancelText(text("action.cancel"));
    dialog.open();
  }
}
