package io.emprops.ui.view.webhook;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import io.emprops.core.job.JobId;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryFilter;
import io.emprops.core.webhook.DeliveryId;
import io.emprops.core.webhook.DeliveryStatus;
import io.emprops.core.workflow.Page;
import io.emprops.ui.component.LiveCell;
import io.emprops.ui.component.LiveTable;
import io.emprops.ui.component.Tables;
import io.emprops.ui.text.Times;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a webhook was told, the newest first, and what came of it. */
final class DeliveryPane extends Section {
  private static final String ID = "deliveries";
  private static final int PART = 25;

  final LiveTable<Delivery> table = Tables.table(ID, Delivery::id);
  final Select<Wanted> status = new Select<>();
  final Paragraph none = new Paragraph(text("webhooks.deliveries.none"));
  final Button replayAll = new Button(text("webhooks.replay-all"));
  final Button more = new Button(text("action.more"), _ -> showMore());

  private final Runnable look;
  private int limit = PART;

  /**
   * Shows nothing yet.
   *
   * @param look reads anew, with the filter that is wanted now
   * @param open shows the attempts of one
   * @param replay sends one again
   * @param replayGivenUp sends all again that were given up and happened since then
   */
  DeliveryPane(
      Runnable look,
      Consumer<DeliveryId> open,
      Consumer<DeliveryId> replay,
      Consumer<Instant> replayGivenUp) {
    this.look = look;
    replayAll.setId("replay-given-up");
    replayAll.setIcon(VaadinIcon.REFRESH.create());
    replayAll.addThemeName("tertiary");
    replayAll.addClickListener(_ -> new ReplayDialog(replayGivenUp).open());
    addClassNames("card", "pane");
    status.setId("delivery-status");
    status.setAriaLabel(text("webhooks.deliveries.filter"));
    status.setItems(Wanted.values());
    status.setItemLabelGenerator(Wanted::words);
    status.setValue(Wanted.ALL);
    status.addValueChangeListener(_ -> begin());
    table
        .text(text("webhooks.happened"), delivery -> when(delivery.happenedAt()))
        .text(text("webhooks.event"), delivery -> WebhookWords.event(delivery.event()))
        .column(text("webhooks.run"), DeliveryPane::run)
        .column(
            text("webhooks.state"), () -> LiveCell.renewed(Delivery::status, WebhookWords::status))
        .column(text("webhooks.attempt.outcome"), DeliveryPane::outcome)
        .column("", () -> new DeliveryButtons(open, replay));
    none.addClassName("pane-none");
    none.setVisible(false);
    table.setVisible(false);
    more.addClassName("center");
    more.setVisible(false);
    add(Tables.head(ID, text("webhooks.deliveries"), status, replayAll), none, table, more);
  }

  /** What is to be read. */
  DeliveryFilter filter() {
    return new DeliveryFilter(status.getValue().status(), limit, "");
  }

  void show(Page<Delivery> page) {
    none.setText(
        text(
            status.getValue() == Wanted.ALL
                ? "webhooks.deliveries.none"
                : "webhooks.deliveries.none-such"));
    none.setVisible(page.items().isEmpty());
    table.setVisible(!page.items().isEmpty());
    more.setVisible(page.nextCursor() != null && limit < Page.MOST);
    table.show(page.items());
  }

  private void begin() {
    limit = PART;
    look.run();
  }

  private void showMore() {
    limit = Math.min(Page.MOST, limit + PART);
    look.run();
  }

  private static String when(Instant at) {
    return text("webhooks.when", Times.ago(at, Instant.now()), Times.clock(at));
  }

  private static LiveCell<Delivery> run() {
    var link = new Anchor();
    var nothing = new Span(text("webhooks.run.none"));
    nothing.addClassName("muted");
    return LiveCell.of(
        new Div(link, nothing),
        delivery -> {
          @Nullable JobId job = delivery.jobId();
          link.setVisible(job != null);
          nothing.setVisible(job == null);
          if (job != null) {
            link.setHref("runs/" + job);
            link.setText(shortened(job));
            link.setAriaLabel(text("webhooks.run.of", job));
          }
        });
  }

  /** The part in which runs differ. */
  private static String shortened(JobId job) {
    return "…" + job.value().substring(Math.max(0, job.value().length() - 8));
  }

  private static LiveCell<Delivery> outcome() {
    var words = new Span();
    words.addClassName("worker-reason");
    return LiveCell.of(
        new Div(words),
        delivery -> {
          var now = WebhookWords.outcome(delivery, Instant.now());
          if (!now.equals(words.getText())) {
            words.setText(now);
          }
        });
  }

  /** Which deliveries to show. */
  enum Wanted {
    ALL,
    PENDING,
    DELIVERED,
    GIVEN_UP;

    Optional<DeliveryStatus> status() {
      return this == ALL ? Optional.empty() : Optional.of(DeliveryStatus.valueOf(name()));
    }

    String words() {
      return status()
          .map(status -> text("webhooks.delivery." + status.wire()))
          .orElseGet(() -> text("webhooks.deliveries.all"));
    }
  }
}
