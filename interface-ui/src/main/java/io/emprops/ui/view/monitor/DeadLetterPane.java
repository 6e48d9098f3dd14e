package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.job.DeadLetterGroup;
import io.emprops.core.job.JobId;
import io.emprops.ui.component.EmptyState;
import io.emprops.ui.component.LiveCell;
import io.emprops.ui.component.LiveTable;
import io.emprops.ui.component.Tables;
import io.emprops.ui.text.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What ended for good without a result, by its error; operators send it again or dismiss it. */
final class DeadLetterPane extends Section {
  private static final String ID = "monitor-dead-letters";

  final LiveTable<DeadLetterGroup> table = Tables.table(ID, DeadLetterGroup::signature);
  final EmptyState empty =
      new EmptyState(
          VaadinIcon.CHECK_CIRCLE,
          text("monitor.dead-letters.empty"),
          text("monitor.dead-letters.empty.text"));

  private final Consumer<DeadLetterGroup> requeue;
  private final Consumer<DeadLetterGroup> dismiss;
  private Instant now = Instant.EPOCH;

  DeadLetterPane(
      boolean settles, Consumer<DeadLetterGroup> requeue, Consumer<DeadLetterGroup> dismiss) {
    this.requeue = requeue;
    this.dismiss = dismiss;
    addClassNames("card", "pane");
    table
        .column(text("monitor.error"), DeadLetterPane::sample)
        .text(text("monitor.type"), group -> group.jobType().value())
        .text(text("monitor.class"), DeadLetterPane::classOf)
        .text(text("monitor.count"), group -> String.valueOf(group.count()))
        .text(text("monitor.last"), group -> Times.ago(group.lastAt(), now))
        .column("", () -> settles ? new Buttons() : LiveCell.text(_ -> ""));
    empty.setVisible(false);
    table.setVisible(false);
    add(Tables.head(ID, text("monitor.dead-letters")), empty, table);
  }

  void show(List<DeadLetterGroup> groups, Instant at) {
    now = at;
    empty.setVisible(groups.isEmpty());
    table.setVisible(!groups.isEmpty());
    table.show(groups);
  }

  private static LiveCell<DeadLetterGroup> sample() {
    return LiveCell.renewed(
        group -> new Sample(group.sampleJob(), group.sampleMessage()),
        sample -> new Anchor("runs/" + sample.job(), sample.message()));
  }

  private static String classOf(DeadLetterGroup group) {
    var failure = group.failureClass();
    var reason = group.reason();
    return (failure == null ? "" : failure.wire()) + (reason == null ? "" : " / " + reason);
  }

  /** Providers are called, and paid, once more for each. */
  private void confirm(DeadLetterGroup group) {
    Tables.confirm(
        text("monitor.requeue.title", group.count()),
        text("monitor.requeue.text"),
        text("monitor.requeue"),
        () -> requeue.accept(group));
  }

  /** They stay while the group grows, and act on it as it was shown last. */
  private final class Buttons extends Div implements LiveCell<DeadLetterGroup> {
    private final Button again =
        Tables.button(
            text("monitor.requeue"), VaadinIcon.REFRESH, () -> act(DeadLetterPane.this::confirm));
    private final Button away =
        Tables.button(text("monitor.dismiss"), VaadinIcon.CLOSE_SMALL, () -> act(dismiss));
    private Optional<DeadLetterGroup> shown = Optional.empty();

    Buttons() {
      add(again, away);
    }

    @Override
    public Component component() {
      return this;
    }

    @Override
    public void show(DeadLetterGroup group) {
      shown = Optional.of(group);
      again.setAriaLabel(text("monitor.requeue-what", group.sampleMessage()));
      away.setAriaLabel(text("monitor.dismiss-what", group.sampleMessage()));
    }

    private void act(Consumer<DeadLetterGroup> what) {
      shown.ifPresent(what);
    }
  }

  private record Sample(JobId job, String message) {}
}
